interface State {
  done: number;
  total: number | null;
  text: string;
  finished: boolean;
}

const pause = 2000;

/**
 * Follows the work at its address: server-sent events where the answer is a stream of them, else asking again
 * every two seconds while the page is in sight. When it is finished, the page goes on.
 */
class LiveProgress extends HTMLElement {
  #stopped = false;
  #failures = 0;
  #stream: EventSource | undefined;

  connectedCallback() {
    if (this.getAttribute("stream") !== null) this.#listen();
    else this.#ask();
  }

  disconnectedCallback() {
    this.#stopped = true;
    this.#stream?.close();
  }

  #listen() {
    this.#stream = new EventSource(this.getAttribute("src") ?? "");
    this.#stream.onmessage = (event) => this.#show(JSON.parse(event.data));
  }

  async #ask() {
    while (!this.#stopped) {
      if (!document.hidden) await this.#askOnce();
      // A server that does not answer is asked less and less often.
      await new Promise((resolve) => setTimeout(resolve, pause * 2 ** Math.min(this.#failures, 5)));
    }
  }

  async #askOnce() {
    try {
      const answer = await fetch(this.getAttribute("src") ?? "", { headers: { accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      this.#show(await answer.json());
      this.#failures = 0;
    } catch {
      this.#failures++;
    }
  }

  #show({ done, total, text, finished }: State) {
    const bar = this.querySelector("progress");
    const words = this.querySelector(".progress-text");
    if (bar && total) {
      bar.max = total;
      bar.value = done;
    } else bar?.removeAttribute("value");
    if (words) words.textContent = text;
    if (finished) this.#finish(text);
  }

  #finish(text: string) {
    this.#stopped = true;
    this.#stream?.close();
    const spoken = this.querySelector("[role=status]");
    if (spoken) spoken.textContent = text;
    const next = this.getAttribute("next");
    if (next) location.assign(next);
    else location.reload();
  }
}

customElements.define("live-progress", LiveProgress);
