import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

// Widths at which nothing may need sideways scrolling: the smallest phone, and a desktop window of
// 1280 px zoomed to 200 %, which a page sees as 640 px (WCAG 2.2, 1.4.10 and 1.4.4).
const narrow = [360, 640];

/** Watches one page from its first request on, and says what is wrong with what it shows. */
export class Watch {
  readonly #page: Page;
  readonly #javaScript: boolean;
  readonly #foreign: string[] = [];
  readonly #errors: string[] = [];

  constructor(page: Page, origin: string, javaScript: boolean) {
    this.#page = page;
    this.#javaScript = javaScript;
    page.on("request", (request) => {
      const address = new URL(request.url());
      if (address.protocol !== "data:" && address.origin !== origin) this.#foreign.push(request.url());
    });
    page.on("console", (message) => {
      if (message.type() === "error") this.#errors.push(message.text());
    });
    page.on("pageerror", (error) => this.#errors.push(error.message));
  }

  /** Forgets errors that a test provoked on purpose, such as a refused form. */
  forgive(pattern: RegExp): void {
    const kept = this.#errors.filter((error) => !pattern.test(error));
    this.#errors.splice(0, this.#errors.length, ...kept);
  }

  /**
   * Fails where the page asked another origin for anything, wrote errors to the console, has not one
   * h1, names no language or direction, scrolls sideways at 360 px or at 200 % zoom, or (with
   * JavaScript) has a fault that axe finds.
   */
  async expectSound(): Promise<void> {
    expect(await this.faults(), `faults of ${this.#page.url()}`).toEqual([]);
  }

  /** The faults that expectSound fails for, each in a sentence. */
  async faults(): Promise<string[]> {
    return [
      ...this.#foreign.map((url) => `asks another origin: ${url}`),
      ...this.#errors.map((error) => `error on the console: ${error}`),
      ...(await this.#outline()),
      ...(this.#javaScript ? await this.#axeFaults() : []),
      ...(await this.#sidewaysScroll()),
    ];
  }

  async #outline(): Promise<string[]> {
    const { lang, dir, h1 } = await this.#page.evaluate(() => ({
      lang: document.documentElement.lang,
      dir: document.documentElement.dir,
      h1: document.querySelectorAll("h1").length,
    }));
    return [
      ...(lang ? [] : ["names no language"]),
      ...(dir ? [] : ["names no direction"]),
      ...(h1 === 1 ? [] : [`has ${h1} h1 headings`]),
    ];
  }

  // Given to the page through the debugger's protocol, which the site's content security policy does
  // not concern: the policy stays in force.
  async #axeFaults(): Promise<string[]> {
    await this.#page.evaluate(`${axe};0`);
    const violations = await this.#page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResult> } };
      return (await axe.run()).violations;
    });
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
    );
  }

  async #sidewaysScroll(): Promise<string[]> {
    const before = this.#page.viewportSize();
    const faults: string[] = [];
    for (const width of narrow) {
      await this.#page.setViewportSize({ width, height: 740 });
      const wide = await this.#page.evaluate(widestElement);
      if (wide) faults.push(`scrolls sideways at ${width} px: ${wide}`);
    }
    if (before) await this.#page.setViewportSize(before);
    return faults;
  }
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly string[] }[];
  }[];
}

// Runs in the page: "" where nothing scrolls sideways, else what sticks out.
function widestElement(): string {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return "";
  const out = [...document.querySelectorAll("body *")].filter((element) => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility() && box.width > 0 && (box.right > clientWidth + 1 || box.left < -1);
  });
  const names = out.slice(0, 8).map((element) => {
    const { left, right } = element.getBoundingClientRect();
    const name = `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`;
    return `${name} (${Math.round(left)} to ${Math.round(right)})`;
  });
  return `${scrollWidth} px of ${clientWidth} px, by ${names.join(", ")}`;
}
