import { describe, expect, it } from "vitest";
import { audiences, columns, demoFacts, forms, kinds, readRows } from "./facts.ts";

const facts = demoFacts();

/** Counts by one property. */
function countBy(of: (fact: (typeof facts)[number]) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const fact of facts) counts.set(of(fact), (counts.get(of(fact)) ?? 0) + 1);
  return counts;
}

function isbnIsValid(isbn: string): boolean {
  if (!/^97[89]\d{10}$/.test(isbn)) return false;
  return [...isbn].reduce((sum, digit, at) => sum + Number(digit) * (at % 2 ? 3 : 1), 0) % 10 === 0;
}

function issnIsValid(issn: string): boolean {
  if (!/^\d{4}-\d{3}[\dX]$/.test(issn)) return false;
  const digits = [...issn.replace("-", "")];
  return (
    digits.reduce((sum, digit, at) => sum + (digit === "X" ? 10 : Number(digit)) * (8 - at), 0) % 11 === 0
  );
}

describe("the fact files", () => {
  it("have the same columns in every row", () => {
    for (const { file, header, rows } of readRows()) {
      expect(header, file).toEqual([...columns]);
      for (const row of rows) expect(row.length, `${file}: ${row.join("|")}`).toBe(columns.length);
    }
  });

  it("hold at least 2,000 titles, each with a title, subjects and known codes", () => {
    expect(facts.length).toBeGreaterThanOrEqual(2000);
    for (const fact of facts) {
      expect(fact.title, fact.key).not.toBe("");
      expect(fact.subjects.length, fact.key).toBeGreaterThan(0);
      expect(forms, fact.key).toContain(fact.form);
      expect(audiences, fact.key).toContain(fact.audience);
      expect(kinds, fact.key).toContain(fact.kind);
      expect(fact.language, fact.key).toMatch(/^[a-z]{3}$/);
    }
  });

  it("are NFC and without stray blanks or control characters", () => {
    for (const { file, rows } of readRows()) {
      for (const cell of rows.flat()) {
        expect(cell, file).toBe(cell.normalize("NFC").trim());
        expect(/\p{Cc}|\uFFFD/u.test(cell), `${file}: ${cell}`).toBe(false);
      }
    }
  });

  it("name no title twice", () => {
    expect(new Set(facts.map(({ key, titleOriginal }) => key + titleOriginal)).size).toBe(facts.length);
    expect(new Set(facts.map(({ key }) => key)).size).toBe(facts.length);
  });

  it("give real weight to many languages and scripts", () => {
    const languages = countBy(({ language }) => language);
    expect(languages.size).toBeGreaterThanOrEqual(25);
    for (const language of ["ind", "spa", "ara"])
      expect(languages.get(language), language).toBeGreaterThanOrEqual(60);
    const scripts = countBy(({ script }) => script);
    for (const script of [
      "Arab",
      "Cyrl",
      "Hans",
      "Hant",
      "Jpan",
      "Kore",
      "Deva",
      "Hebr",
      "Grek",
      "Thai",
      "Beng",
      "Taml",
    ]) {
      expect(scripts.get(script), script).toBeGreaterThanOrEqual(10);
    }
  });

  it("give what is not in Latin letters in both scripts", () => {
    const scriptLetters =
      /[\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Devanagari}\p{Script=Hebrew}\p{Script=Greek}\p{Script=Thai}\p{Script=Bengali}\p{Script=Tamil}]/u;
    for (const fact of facts) {
      expect(scriptLetters.test(fact.title + fact.author), fact.key).toBe(false);
      if (!fact.script) expect(fact.titleOriginal, fact.key).toBe("");
      else
        expect(scriptLetters.test(fact.titleOriginal) || /^\d+$/.test(fact.titleOriginal), fact.key).toBe(
          true,
        );
      if (fact.script && fact.author) expect(fact.authorOriginal, fact.key).not.toBe("");
    }
  });

  it("cover the forms that public libraries hold", () => {
    const counts = countBy(({ form }) => form);
    for (const form of forms) expect(counts.get(form), form).toBeGreaterThanOrEqual(5);
  });

  it("hold only well-formed standard numbers, each once", () => {
    const isbns = facts.map(({ isbn }) => isbn).filter(Boolean);
    for (const isbn of isbns) expect(isbnIsValid(isbn), isbn).toBe(true);
    expect(new Set(isbns).size).toBe(isbns.length);
    expect(isbns.length).toBeGreaterThanOrEqual(600);
    for (const { issn } of facts) if (issn) expect(issnIsValid(issn), issn).toBe(true);
  });

  it("say years that can be", () => {
    for (const { firstYear, editionYear, key } of facts) {
      if (firstYear) expect(Number(firstYear), key).toSatisfy((year: number) => year >= 1000 && year <= 2026);
      if (editionYear) expect(Number(editionYear), key).toBeGreaterThanOrEqual(Number(firstYear));
    }
  });
});
