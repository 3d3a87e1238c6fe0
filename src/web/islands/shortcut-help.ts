/** Shows its list of keys when the reader presses ?, and goes to the address of a key that has one. */
class ShortcutHelp extends HTMLElement {
  #started = "";

  #press = (event: KeyboardEvent) => {
    const typing = (event.target as Element).closest("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "?") this.#open(event);
    else this.#follow(event);
  };

  connectedCallback() {
    document.addEventListener("keydown", this.#press);
    this.querySelector("button[data-open]")?.addEventListener("click", (event) => this.#open(event));
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#press);
  }

  #open(event: Event) {
    const dialog = this.querySelector("dialog");
    if (!dialog || dialog.open) return;
    event.preventDefault();
    dialog.showModal();
  }

  /** Keys may be two in a row: "g i" goes to the inbox. */
  #follow(event: KeyboardEvent) {
    const sequence = `${this.#started} ${event.key}`.trim();
    this.#started = event.key;
    const links = [...this.querySelectorAll<HTMLAnchorElement>("a[data-keys]")];
    const link = links.find(({ dataset }) => dataset.keys === sequence || dataset.keys === event.key);
    if (!link) return;
    event.preventDefault();
    link.click();
  }
}

customElements.define("shortcut-help", ShortcutHelp);
