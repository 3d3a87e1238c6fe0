/** Changes the appearance at once, and remembers it in the background instead of loading the page anew. */
class ThemeChoice extends HTMLElement {
  connectedCallback() {
    this.querySelector("form")?.addEventListener("submit", (event) => {
      const button = event.submitter as HTMLButtonElement | null;
      const form = event.currentTarget as HTMLFormElement;
      if (!button) return;
      event.preventDefault();
      this.#show(button);
      const body = new URLSearchParams(new FormData(form, button) as unknown as Record<string, string>);
      fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => form.submit());
    });
  }

  #show(chosen: HTMLButtonElement) {
    const root = document.documentElement;
    if (chosen.value === "auto") root.removeAttribute("data-theme");
    else root.setAttribute("data-theme", chosen.value);
    for (const button of this.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button === chosen));
    }
  }
}

customElements.define("theme-choice", ThemeChoice);
