import type { Dating } from "./dating.ts";
import type { Fact, Form } from "./facts.ts";
import type { DemoLibrary } from "./network.ts";
import type { CataloguingStyle } from "./style.ts";

/** Leader/06 and 07: type of record and bibliographic level. */
const types: Record<Form, string> = {
  book: "am",
  ebook: "am",
  "large-print": "am",
  comic: "am",
  audiobook: "im",
  film: "gm",
  music: "jm",
  score: "cm",
  map: "em",
  serial: "as",
};

/** 007, first characters that say what the thing physically is. */
const physical: Partial<Record<Form, string>> = {
  book: "ta",
  comic: "ta",
  "large-print": "tb",
  ebook: "cr |||||||||||",
  audiobook: "sd fsngnnmmned",
  music: "sd fsngnnmmned",
  film: "vd cvaizq",
  map: "aj canzn",
};

/** The leader of a record; lengths are filled in by the writer. */
export function leaderOf(fact: Fact, style: CataloguingStyle): string {
  const level = style.rules === "brief" ? "3" : " ";
  const form = style.rules === "brief" ? " " : style.rules === "aacr2" ? "a" : style.punctuation ? "i" : "c";
  return `00000n${types[fact.form]} a2200000${level}${form} 4500`;
}

/** 007, or null where the form has none here. */
export function physicalField(fact: Fact): string | null {
  return physical[fact.form] ?? null;
}

/** The 40 characters of 008 (MARC 21 Bibliographic, 008). */
export function fixedField(fact: Fact, library: DemoLibrary, dating: Dating, entered: string): string {
  const dates = dating.type + dating.first.padEnd(4, " ") + dating.second.padEnd(4, " ");
  const source = library.cataloguingStyle.rules === "brief" ? "u" : "c";
  return `${entered}${dates}xx ${middle(fact)}${fact.language} ${source}`;
}

/** 008/18-34, which differ by type of material; always 17 characters. */
function middle(fact: Fact): string {
  const audience = { adult: "e", "young adult": "d", children: "j" }[fact.audience];
  switch (fact.form) {
    case "film":
      return `--- ${audience}${blanks(10)}vl`;
    case "map":
      return `${blanks(7)}a${blanks(9)}`;
    case "serial":
      return `uu p${blanks(7)}0   ${fact.script ? " " : "a"}0`;
    case "audiobook":
      return `nnn ${audience}${blanks(12)}`;
    case "music":
    case "score":
      return `uu${fact.form === "score" ? "a" : "n"} ${audience}${blanks(12)}`;
    default:
      return textMiddle(fact, audience);
  }
}

function textMiddle(fact: Fact, audience: string): string {
  const onForm = { "large-print": "d", ebook: "o" }[fact.form as string] ?? " ";
  const [pictures, contents] = fact.form === "comic" ? ["a", "6"] : [" ", " "];
  return `${pictures}   ${audience}${onForm}${contents}    000 ${literaryForm(fact)} `;
}

function blanks(count: number): string {
  return " ".repeat(count);
}

function literaryForm(fact: Fact): string {
  return { fiction: "1", nonfiction: "0", poetry: "p", drama: "d", "": "|" }[fact.kind];
}
