/**
 * Copies the text beside the button, with its italics where the program it is pasted into takes them. Without us the
 * button stays hidden and the text can be selected; where a browser forbids copying we select it.
 */
class CopyText extends HTMLElement {
  connectedCallback() {
    this.querySelector("[hidden]")?.removeAttribute("hidden");
    this.querySelector("button")?.addEventListener("click", () => this.#copy());
  }

  async #copy() {
    const text = this.querySelector<HTMLElement>("[data-text]");
    if (!text) return;
    const done = await write(text).then(
      () => true,
      () => false,
    );
    if (!done) getSelection()?.selectAllChildren(text);
    const status = this.querySelector("[role=status]");
    if (status) status.textContent = (done ? this.dataset.done : this.dataset.failed) ?? "";
  }
}

async function write(text: HTMLElement): Promise<void> {
  const plain = text.textContent ?? "";
  const kinds = { "text/plain": plain, "text/html": text.innerHTML };
  // Only pages over https have a clipboard, and not all of them more than plain text.
  if (typeof ClipboardItem === "undefined") return navigator.clipboard.writeText(plain);
  const blobs = Object.entries(kinds).map(([type, content]) => [type, new Blob([content], { type })]);
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}

customElements.define("copy-text", CopyText);
