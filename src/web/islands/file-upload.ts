/**
 * Sends a form with files and shows how far it has come. The answer is shown as the browser would show it:
 * the page that it leads to, or the form again with its errors.
 */
class FileUpload extends HTMLElement {
  connectedCallback() {
    this.querySelector("form")?.addEventListener("submit", (event) => {
      const form = event.currentTarget as HTMLFormElement;
      const files = [...form.querySelectorAll<HTMLInputElement>("input[type=file]")];
      if (event.defaultPrevented || !files.some((input) => input.files?.length)) return;
      event.preventDefault();
      this.#send(form, new FormData(form, event.submitter));
    });
  }

  #send(form: HTMLFormElement, body: FormData) {
    const show = this.#bar(form);
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total }) => show(loaded, total);
    request.onload = () => this.#open(request);
    // The plain form knows how to say that the network is gone.
    request.onerror = () => form.submit();
    request.open("POST", form.action);
    request.setRequestHeader("accept", "text/html");
    request.send(body);
    form.setAttribute("aria-busy", "true");
    for (const button of form.querySelectorAll("button")) button.disabled = true;
  }

  #bar(form: HTMLFormElement): (loaded: number, total: number) => void {
    const box = document.createElement("div");
    const bar = document.createElement("progress");
    const words = document.createElement("p");
    const label = this.dataset.progress ?? "";
    const percent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" });
    box.className = "progress";
    words.className = "progress-text";
    bar.setAttribute("aria-label", label);
    box.append(bar, words);
    form.append(box);
    return (loaded, total) => {
      bar.max = total;
      bar.value = loaded;
      words.textContent = `${label} ${percent.format(total ? loaded / total : 1)}`;
    };
  }

  #open(request: XMLHttpRequest) {
    // After a redirect there is an address to go to; a refused form comes back as the answer itself.
    if (request.status < 400 && request.responseURL !== location.href) location.assign(request.responseURL);
    else {
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      document.documentElement.replaceWith(document.adoptNode(page.documentElement));
      document.querySelector<HTMLElement>("[role=alert][tabindex]")?.focus();
    }
  }
}

customElements.define("file-upload", FileUpload);
