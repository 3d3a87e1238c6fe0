/** The key / goes to the search box, as on many sites, unless the reader is typing somewhere. */
class SearchBox extends HTMLElement {
  #focus = (event: KeyboardEvent) => {
    const typing = (event.target as Element).closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const field = this.querySelector<HTMLInputElement>("input[type=search]");
    if (event.defaultPrevented || !field?.checkVisibility?.()) return;
    event.preventDefault();
    field.select();
  };

  connectedCallback() {
    document.addEventListener("keydown", this.#focus);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#focus);
  }
}

customElements.define("search-box", SearchBox);
