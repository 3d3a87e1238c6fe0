const remembered = "commonshelf.single-keys";

/** Letters of other scripts lie on the same key: where no Latin letter comes, its place on the keyboard counts. */
function letterOf({ key, code }: KeyboardEvent): string {
  const plain = key.toLowerCase();
  return /^[a-z]$/.test(plain) || !/^Key[A-Z]$/.test(code) ? plain : code.slice(3).toLowerCase();
}

/**
 * Decides about pairs of records by single keys. The next case is fetched while one reads this one, and shown at
 * once; the answer goes to the server meanwhile. What does not work is shown, and the page is as without this.
 */
class PairReview extends HTMLElement {
  #next: Promise<string> | undefined;
  /** An answer under way: keys wait for it. */
  #sending = false;

  #press = (event: KeyboardEvent) => {
    const typing = (event.target as Element).closest(
      "input, textarea, select, [contenteditable], dialog[open]",
    );
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.repeat)
      return;
    if (!this.#keysAreOn()) return;
    const forward = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const letter = event.key === forward ? "k" : letterOf(event);
    const choice = this.querySelector<HTMLElement>(`[data-key="${CSS.escape(letter)}"]`);
    if (letter === "n") this.#openNote(event);
    if (!choice) return;
    event.preventDefault();
    choice.click();
  };

  connectedCallback() {
    document.addEventListener("keydown", this.#press);
    this.addEventListener("submit", (event) => this.#answer(event as SubmitEvent));
    this.addEventListener("click", (event) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-key]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#later(link);
    });
    this.#offerSwitch();
    this.#prepare();
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#press);
  }

  #keysAreOn(): boolean {
    return this.querySelector("[data-keys-switch]")?.getAttribute("aria-pressed") !== "false";
  }

  /** Who speaks to the computer, or whose hand slips, turns single keys off (WCAG 2.2, 2.1.4). */
  #offerSwitch() {
    const button = this.querySelector<HTMLElement>("[data-keys-switch]");
    if (!button) return;
    button.hidden = false;
    button.setAttribute("aria-pressed", String(localStorage.getItem(remembered) !== "off"));
    button.addEventListener("click", () => {
      const on = !this.#keysAreOn();
      button.setAttribute("aria-pressed", String(on));
      localStorage.setItem(remembered, on ? "on" : "off");
    });
  }

  #openNote(event: Event) {
    const note = this.querySelector<HTMLDetailsElement>("details.answers-note");
    if (!note) return;
    event.preventDefault();
    note.open = true;
    note.querySelector("textarea")?.focus();
  }

  /** Fetches what comes after this case, whatever the answer. */
  #prepare() {
    const link = this.querySelector<HTMLAnchorElement>("a[data-key=k]");
    this.#next = link ? this.#fetched(link.href).then(({ html }) => html) : undefined;
    // It is asked for again when it is needed.
    this.#next?.catch(() => undefined);
  }

  async #fetched(address: string, init: RequestInit = {}): Promise<{ html: string; url: string }> {
    const answer = await fetch(address, { ...init, headers: { accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return { html: await answer.text(), url: answer.url };
  }

  async #later(link: HTMLAnchorElement) {
    if (this.#sending) return;
    const html = await this.#next?.catch(() => undefined);
    if (html === undefined) location.assign(link.href);
    else this.#show(html, link.href);
  }

  async #answer(event: SubmitEvent) {
    const button = event.submitter as HTMLButtonElement | null;
    const form = event.target as HTMLFormElement;
    if (!button || !form.matches("[data-case]")) return;
    event.preventDefault();
    if (this.#sending) return;
    this.#sending = true;
    this.setAttribute("aria-busy", "true");
    this.#say(this.dataset.loading ?? "");
    const body = new URLSearchParams(new FormData(form, button) as unknown as Record<string, string>);
    // A button without an address of its own would give that of the page.
    const address = button.hasAttribute("formaction") ? button.formAction : form.action;
    const sent = this.#fetched(address, { method: "POST", body });
    sent.catch(() => undefined);
    const before = this.querySelector("[data-case]");
    if (button.name === "verdict") await this.#showPrepared();
    try {
      const { html, url } = await sent;
      this.#show(html, url);
    } catch {
      if (before) this.querySelector("[data-case]")?.replaceWith(before);
      this.#say(this.dataset.failed ?? "", true);
    }
    this.#sending = false;
    this.removeAttribute("aria-busy");
  }

  /** Shows the case that was fetched ahead, if it is there by now. */
  async #showPrepared() {
    const late = new Promise<undefined>((done) => setTimeout(done, 0));
    const html = await Promise.race([this.#next?.catch(() => undefined), late]);
    if (html !== undefined) this.#replace(html);
  }

  /** Shows what the server answered; what stands there already is left alone but for the last answer. */
  #show(html: string, address: string) {
    this.#replace(html);
    history.replaceState(null, "", address);
    this.#prepare();
    this.#say(this.querySelector("h1")?.textContent ?? "");
  }

  #replace(html: string) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const [now, next] = [this.querySelector("[data-case]"), page.querySelector("pair-review [data-case]")];
    if (!now || !next) {
      location.reload();
      return;
    }
    const focused = (document.activeElement as HTMLElement | null)?.dataset?.key;
    const stays = now.querySelector("table")?.textContent === next.querySelector("table")?.textContent;
    document.title = page.title;
    if (stays) {
      // Nothing shifts while one reads it.
      for (const part of ["[data-last]", ".kicker"])
        now.querySelector(part)?.replaceWith(...[next.querySelector(part)].filter((each) => each !== null));
      return;
    }
    now.replaceWith(document.adoptNode(next));
    scrollTo({ top: 0, behavior: "instant" });
    if (focused) this.querySelector<HTMLElement>(`[data-key="${focused}"]`)?.focus();
  }

  #say(words: string, aloud = false) {
    const live = this.querySelector<HTMLElement>("[data-live]");
    if (!live) return;
    live.textContent = words;
    live.className = aloud ? "notice notice-error" : "visually-hidden";
  }
}

customElements.define("pair-review", PairReview);
