import { readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { Bug } from "../errors.ts";
import { type Locale, locales } from "./locales.ts";

export type MessageParameters = Readonly<Record<string, string | number | Date>>;

/**
 * Gives the text of a message in one language.
 *
 * @param key flat key starting with its module's name: `accounts.sign-in.title`
 * @param params values for the message's ICU arguments
 * @throws Bug when no message has this key
 */
export type Translate = (key: string, params?: MessageParameters) => string;

/** Messages of one language by key, in ICU MessageFormat. */
type Catalogue = Readonly<Record<string, string>>;

/** The messages of the whole house: every room's four files, read once at start. */
export class Messages {
  readonly #catalogues: Record<Locale, Catalogue>;
  readonly #formats = new Map<string, IntlMessageFormat>();

  private constructor(catalogues: Record<Locale, Catalogue>) {
    this.#catalogues = catalogues;
  }

  /** @param folders directories that each hold `en.json`, `id.json`, `es.json` and `ar.json` */
  static read(folders: readonly URL[]): Messages {
    const merged = Object.fromEntries(
      locales.map((locale) => [
        locale,
        Object.assign(
          {},
          ...folders.map((folder) => JSON.parse(readFileSync(new URL(`${locale}.json`, folder), "utf8"))),
        ),
      ]),
    );
    return new Messages(merged as Record<Locale, Catalogue>);
  }

  /** Whether a message has this key. */
  has(key: string): boolean {
    return key in this.#catalogues.en;
  }

  translator(locale: Locale): Translate {
    return (key, params) => {
      const text = this.#catalogues[locale][key] ?? this.#catalogues.en[key];
      if (text === undefined) throw new Bug("kernel.message-missing", `No message has the key ${key}.`);
      if (!text.includes("{") && !text.includes("'")) return text;
      return String(this.#format(locale, key, text).format(params as Record<string, string | number | Date>));
    };
  }

  #format(locale: Locale, key: string, text: string): IntlMessageFormat {
    const name = `${locale} ${key}`;
    let format = this.#formats.get(name);
    if (!format) {
      format = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
      this.#formats.set(name, format);
    }
    return format;
  }
}
