import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { works } from "../styleguide/samples.ts";
import { Cover } from "./cover.tsx";
import { patternFor } from "./cover-pattern.ts";
import { setText, widthOf } from "./cover-text.ts";

const sizes = [
  { size: 30, maxLines: 3 },
  { size: 16, maxLines: 6 },
];

describe("Cover", () => {
  it("is the same for the same work, whatever the day, and another for another", () => {
    const draw = (id: string) => String(<Cover id={id} title="Emma" />);
    expect(draw("w-1")).toBe(draw("w-1"));
    expect(new Set(Array.from({ length: 50 }, (_, at) => draw(`w-${at}`))).size).toBeGreaterThan(40);
  });

  it("uses every tone about equally often", () => {
    const grounds = Array.from(
      { length: 1200 },
      (_, at) => /fill="(#\w+)"/.exec(String(<Cover id={`${at}`} title="" />))?.[1],
    );
    const counts = Object.values(Object.groupBy(grounds, String)).map((group) => group!.length);
    expect(counts).toHaveLength(12);
    expect(Math.min(...counts)).toBeGreaterThan(50);
  });

  it("begins Arabic and Hebrew words at the side where they begin, and binds the book there", () => {
    const arabic = String(<Cover id="1" title="ألف ليلة وليلة" author="Jane Austen" />);
    expect(arabic).toMatch(/class="cover-title"[^>]*direction="rtl"><tspan x="176"/);
    expect(arabic).toMatch(/class="cover-author"[^>]*direction="ltr"><tspan x="24"/);
    expect(arabic).toContain("M188 0h12");
    expect(String(<Cover id="1" title="12 Monkeys" />)).toMatch(/direction="ltr"><tspan x="24"/);
  });

  it("is passed over by screen readers, drawn or not", () => {
    expect(String(<Cover id="1" title="Emma" />)).toContain('aria-hidden="true"');
    expect(String(<Cover id="1" title="Emma" src="/covers/1" />)).toMatch(/^<img [^>]*alt=""/);
  });

  it("escapes what stands in a record", () => {
    const html = String(<Cover id="<x>" title="<script>a & b</script>" author={`"><b>`} lang={`"><i>`} />);
    expect(html).not.toMatch(/<script|<b>|<i>/);
  });

  it("is drawn for any text at all, inside its field", () => {
    const text = fc.string({ unit: "binary", maxLength: 400 });
    fc.assert(
      fc.property(text, text, fc.string(), (title, author, id) => {
        const html = String(<Cover id={id} title={title} author={author} format="book" />);
        const heights = [...html.matchAll(/<tspan x="\d+" y="(-?[\d.]+)"/g)].map((match) => Number(match[1]));
        expect(heights.every((y) => y > 0 && y < 300)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("stays small: the patterns are at most 4 KB as they are", () => {
    for (let kind = 0; kind < 9; kind++) {
      for (let scale = 0; scale < 4; scale++) expect(patternFor(kind, scale).d.length).toBeLessThan(4000);
    }
  });
});

describe("setText", () => {
  it("takes the largest size in which everything fits", () => {
    expect(setText("Emma", "en", 150, sizes)).toEqual({ lines: ["Emma"], size: 30 });
  });

  it("breaks Thai, Chinese and Japanese between words although no spaces stand there", () => {
    for (const { title, lang } of works.filter((work) => ["ja", "th", "zh-Hant"].includes(work.lang ?? ""))) {
      const { lines } = setText(title, lang!, 40, sizes);
      expect(lines.length).toBeGreaterThan(1);
      expect(lines.join("")).toBe(title);
    }
  });

  it("divides a word that is too long for any line", () => {
    const { lines } = setText("Donaudampfschifffahrtsgesellschaft", "de", 150, sizes);
    expect(lines.join("").replaceAll("-", "")).toBe("Donaudampfschifffahrtsgesellschaft");
    expect(lines.every((line) => line.length > 5)).toBe(true);
  });

  it("ends with an ellipsis what is too long for a cover", () => {
    const { lines } = setText("word ".repeat(200), "en", 150, sizes);
    expect(lines).toHaveLength(6);
    expect(lines.at(-1)).toMatch(/…$/);
  });

  it("never sets a line wider than the box, in any script", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 200 });
    fc.assert(
      fc.property(text, fc.constantFrom("en", "ar", "th", "ja", "nonsense tag!"), (title, lang) => {
        const { lines, size } = setText(title, lang, 150, sizes);
        for (const line of lines) expect(widthOf(line) * size).toBeLessThanOrEqual(150 + size);
        expect(lines.length).toBeLessThanOrEqual(6);
      }),
      { numRuns: 300 },
    );
  });
});
