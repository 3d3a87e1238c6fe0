import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Check } from "./check.ts";
import { compareMessages } from "./message-texts.ts";
import { usesIn } from "./message-uses.ts";
import { readSource } from "./source.ts";
import { filesIn, isProgram, isTest } from "./tree.ts";

/** The interface's languages; English is the one that the others are compared with. */
const locales = ["en", "id", "es", "ar"] as const;

type Catalogue = Readonly<Record<string, string>>;

/** Each room's messages stand in all languages, well-formed and alike, and each is used. */
export const messages: Check = {
  name: "messages",
  asks: "messages complete, well-formed and used in en, id, es, ar",
  async run(root) {
    const files = filesIn(root);
    const folders = new Set(
      files.flatMap((path) => /^(src\/.*\/?messages)\/[^/]+\.json$/.exec(path)?.[1] ?? []),
    );
    const faults: string[] = [];
    const english: Record<string, string> = {};
    const homes = new Map<string, string>();
    for (const folder of folders) {
      const { texts, faults: found } = readFolder(root, folder);
      faults.push(...found);
      for (const [key, text] of Object.entries(texts)) {
        if (homes.has(key)) faults.push(`${folder}/en.json: ${key} stands in ${homes.get(key)} too.`);
        homes.set(key, `${folder}/en.json`);
        english[key] = text;
      }
    }
    const programs = files.filter((path) => /^(src|bin)\//.test(path) && isProgram(path) && !isTest(path));
    faults.push(...compareWithUses(root, programs, english, homes));
    return { faults, looked: `${homes.size} messages` };
  },
};

function readFolder(root: string, folder: string): { texts: Catalogue; faults: string[] } {
  const faults: string[] = [];
  // The words of an error stand under its code: `errors.accounts.sign-in-needed`.
  const prefix = `${folder.split("/").at(-2)}.`;
  const isOurs = (key: string) => key.startsWith(prefix) || key.startsWith(`errors.${prefix}`);
  const strangers = readdirSync(join(root, folder)).filter(
    (name) => !locales.some((locale) => name === `${locale}.json`),
  );
  for (const name of strangers) faults.push(`${folder}/${name}: not a language of the interface.`);
  const read = (locale: string): Catalogue => {
    const path = join(root, folder, `${locale}.json`);
    if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8"));
    faults.push(`${folder}/${locale}.json is missing.`);
    return {};
  };
  const texts = read("en");
  for (const key of Object.keys(texts).filter((key) => !isOurs(key)))
    faults.push(`${folder}/en.json: ${key} must begin with "${prefix}", the room's name.`);
  for (const locale of locales) {
    const others = locale === "en" ? texts : read(locale);
    faults.push(...compareMessages(locale, texts, others).map((says) => `${folder}/${locale}.json: ${says}`));
  }
  return { texts, faults };
}

function compareWithUses(
  root: string,
  programs: readonly string[],
  english: Catalogue,
  homes: ReadonlyMap<string, string>,
): string[] {
  const faults: string[] = [];
  const used = new Set<string>();
  const keys = Object.keys(english);
  for (const path of programs) {
    const uses = usesIn(readSource(root, path), english);
    faults.push(...uses.faults.map((says) => `${path}:${says}`));
    for (const key of uses.keys) used.add(key);
    for (const pattern of uses.patterns) for (const key of keys) if (pattern.test(key)) used.add(key);
  }
  for (const key of keys) if (!used.has(key)) faults.push(`${homes.get(key)}: ${key} is used nowhere.`);
  return faults;
}
