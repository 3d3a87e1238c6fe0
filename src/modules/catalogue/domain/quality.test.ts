import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DataField, Field, MarcRecord } from "#standards/marc/record.ts";
import { type Lack, lackBits, lacksOf } from "./quality.ts";

type Parts = readonly (readonly [string, string])[];

const field = (tag: string, parts: Parts, ind = "  "): DataField => ({
  tag,
  ind,
  subfields: parts.map(([code, value]) => ({ code, value })),
});

interface Draft {
  readonly kind?: string;
  readonly fixed?: string | null;
  readonly without?: readonly string[];
  readonly more?: readonly Field[];
}

const fixed = "260101s2001    xx      r     000 0 eng d";

/** A sound book record, less the tags named, and with more fields. */
function record({ kind = "am", fixed: value = fixed, without = [], more = [] }: Draft): MarcRecord {
  const sound: Field[] = [
    { tag: "001", value: "1" },
    ...(value === null ? [] : [{ tag: "008", value }]),
    field("020", [["a", "9780141439518"]]),
    field("100", [["a", "Austen, Jane"]], "1 "),
    field("245", [["a", "Pride and prejudice /"]], "10"),
    field("260", [["b", "Penguin,"]]),
    field("650", [["a", "Courtship"]], " 0"),
  ];
  const kept = sound.filter(({ tag }) => !without.includes(tag));
  return { leader: `00000c${kind} a2200000 a 4500`, fields: [...kept, ...more] };
}

/** The names of what a record lacks. */
function lacks(draft: Draft): string[] {
  const found = lacksOf(record(draft));
  return (Object.keys(lackBits) as Lack[]).filter((name) => (found & lackBits[name]) !== 0);
}

const title = (text: string, ind = "10") => ({ without: ["245"], more: [field("245", [["a", text]], ind)] });
const isbn = (text: string) => ({ without: ["020"], more: [field("020", [["a", text]])] });

test("Each lack has a bit of its own that fits into a smallint", () => {
  const bits = Object.values(lackBits);
  expect(new Set(bits).size).toBe(bits.length);
  for (const bit of bits) expect(Math.log2(bit) % 1, String(bit)).toBe(0);
  expect(Math.max(...bits)).toBeLessThanOrEqual(2 ** 14);
});

describe("A record lacks", () => {
  test("nothing when it is sound", () => {
    expect(lacks({})).toEqual([]);
  });

  test("an ISBN only where books have one", () => {
    expect(lacks({ without: ["020"] })).toEqual(["isbn"]);
    expect(lacks({ without: ["020"], more: [field("020", [["z", "9780141439518"]])] })).toEqual(["isbn"]);
    expect(lacks({ without: ["020"], more: [field("020", [["a", "(pbk.)"]])] })).toEqual(["isbn"]);
    expect(lacks({ without: ["020"], kind: "as" })).toEqual([]);
    expect(lacks({ without: ["020"], kind: "em" })).toEqual([]);
    expect(lacks({ without: ["020"], fixed: fixed.replace("2001", "1971") })).toEqual([]);
    expect(lacks({ without: ["020"], more: [field("502", [["a", "Thesis"]])] })).toEqual([]);
    expect(lacks({ without: ["020"], fixed: `${fixed.slice(0, 24)}bm  ${fixed.slice(28)}` })).toEqual([]);
  });

  test("a language unless a code says so, or there are no words", () => {
    const unsaid = (code: string) => `${fixed.slice(0, 35)}${code}${fixed.slice(38)}`;
    for (const code of ["   ", "|||", "und", "###"])
      expect(lacks({ fixed: unsaid(code) })).toEqual(["language"]);
    for (const code of ["eng", "mul", "zxx"]) expect(lacks({ fixed: unsaid(code) })).toEqual([]);
    expect(lacks({ fixed: unsaid("   "), more: [field("041", [["a", "engfre"]])] })).toEqual([]);
    expect(lacks({ fixed: unsaid("   "), kind: "jm" })).toEqual([]);
  });

  test("a year only when neither 008 nor the imprint says one", () => {
    const unsaid = fixed.replace("2001", "uuuu");
    expect(lacks({ fixed: unsaid })).toEqual(["year"]);
    for (const tag of ["260", "264"])
      expect(lacks({ fixed: unsaid, more: [field(tag, [["c", "c1999."]])] })).toEqual([]);
  });

  test("a subject without any 6XX, in whatever script", () => {
    expect(lacks({ without: ["650"] })).toEqual(["subject"]);
    expect(lacks({ without: ["650"], more: [field("655", [["a", "Novels"]])] })).toEqual([]);
    const original = field("880", [
      ["6", "650-00"],
      ["a", "求婚"],
    ]);
    expect(lacks({ without: ["650"], more: [original] })).toEqual([]);
  });

  test("a name unless it is a serial, a film or an anonymous classic", () => {
    expect(lacks({ without: ["100"] })).toEqual(["author"]);
    for (const tag of ["130", "700", "710", "711", "720"])
      expect(lacks({ without: ["100"], more: [field(tag, [["a", "Name"]])] })).toEqual([]);
    expect(lacks({ without: ["100"], kind: "as" })).toEqual([]);
    expect(lacks({ without: ["100"], kind: "gm" })).toEqual([]);
  });

  test("a title without 245 or its words", () => {
    expect(lacks({ without: ["245"] })).toEqual(["title"]);
    expect(lacks(title(" "))).toEqual(["title"]);
    expect(lacks({ without: ["245"], more: [field("245", [["k", "Letters"]], "10")] })).toEqual([]);
  });
});

describe("A record has wrong", () => {
  test("a title in capitals throughout", () => {
    expect(lacks(title("PRIDE AND PREJUDICE /"))).toEqual(["capitals"]);
    expect(lacks(title("ВОЙНА И МИР"))).toEqual(["capitals"]);
    for (const sound of ["UNESCO", "PRIDE and prejudice", "红楼梦红楼梦红楼梦", "الأيام والليالي", "1984"])
      expect(lacks(title(sound)), sound).toEqual([]);
  });

  test("a title that is sorted inside a word", () => {
    expect(lacks(title("The garden", "12"))).toEqual(["filing"]);
    expect(lacks(title("It", "14"))).toEqual(["filing"]);
    for (const [text, ind] of [
      ["The garden", "14"],
      ["L'étranger", "12"],
      ["al-Ayyām", "13"],
      ["The garden", "1 "],
    ] as const)
      expect(lacks(title(text, ind)), text).toEqual([]);
  });

  test("an ISBN whose check digit or length is wrong", () => {
    for (const wrong of ["9780141439519", "0141439517", "978014143951", "9790141439518X"])
      expect(lacks(isbn(wrong)), wrong).toEqual(["wrong-isbn"]);
    for (const right of ["0141439513", "978-0-14-143951-8 (pbk.)", "080442957X :", "ISBN 9780141439518"])
      expect(lacks(isbn(right)), right).toEqual([]);
  });

  test("a field 008 that is missing or too short", () => {
    expect(lacks({ fixed: fixed.slice(0, 39) })).toEqual(["fixed-field"]);
    expect(lacks({ fixed: null, more: [field("041", [["a", "eng"]])] })).toEqual(["year", "fixed-field"]);
  });

  test("a field twice that may stand once", () => {
    for (const twice of [
      field("100", [["a", "Another"]]),
      field("110", [["a", "Another"]]),
      field("245", [["a", "Another"]]),
      { tag: "008", value: fixed },
      { tag: "001", value: "2" },
    ])
      expect(lacks({ more: [twice] }), twice.tag).toEqual(["repeated"]);
  });
});

describe("Links between scripts", () => {
  const main = (link: string, tag = "246") =>
    field(tag, [
      ["6", link],
      ["a", "Ren"],
    ]);
  const original = (link: string) =>
    field("880", [
      ["6", link],
      ["a", "人"],
    ]);
  const broken = (...more: Field[]) => lacks({ more }).includes("links");

  test("are whole when both ends name each other", () => {
    expect(broken(main("880-01"), original("246-01/$1"))).toBe(false);
    expect(broken(main("880-01"), original("246-01/$1"), original("246-01/(3/r"))).toBe(false);
    expect(broken(original("246-00/$1"))).toBe(false);
    expect(broken(main("880-10", "440"), original("440-10"), main("880-01", "710"), original("710-01"))).toBe(
      false,
    );
  });

  test("are broken when an end is missing, or names another tag or number", () => {
    expect(broken(main("880-01"))).toBe(true);
    expect(broken(original("246-01/$1"))).toBe(true);
    expect(broken(main("880-01"), original("250-01/$1"))).toBe(true);
    expect(broken(main("880-01"), original("246-02/$1"))).toBe(true);
    expect(broken(main("880-01"), main("880-01"), original("246-01"))).toBe(true);
  });

  test("are broken when they cannot be read", () => {
    expect(broken(field("880", [["a", "人"]]))).toBe(true);
    for (const link of ["246", "246-1", "246-0x", "246-01$1"])
      expect(broken(main("880-01"), original(link)), link).toBe(true);
    expect(broken(main("881-01"), original("246-01"))).toBe(true);
  });

  test("are looked for where $6 is not the first subfield, and not in fields of items", () => {
    const late = field("246", [
      ["a", "Ren"],
      ["6", "880-01"],
    ]);
    expect(broken(late, original("246-01"))).toBe(false);
    const item = field("952", [["6", "823_AUS"]]);
    expect(broken(main("880-01"), original("246-01"), item)).toBe(false);
  });

  test("are whole for any pairs in any order, and broken once one end goes", () => {
    const pairs = fc.uniqueArray(
      fc.tuple(fc.constantFrom("246", "650", "700"), fc.integer({ min: 1, max: 99 })),
      {
        selector: ([tag, number]) => `${tag}-${number}`,
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(pairs, fc.nat(), (drawn, lost) => {
        const ends = drawn.flatMap(([tag, number]) => {
          const occurrence = String(number).padStart(2, "0");
          return [main(`880-${occurrence}`, tag), original(`${tag}-${occurrence}/$1`)];
        });
        expect(broken(...ends)).toBe(false);
        expect(broken(...ends.toReversed())).toBe(false);
        expect(broken(...ends.filter((_, at) => at !== lost % ends.length))).toBe(true);
      }),
    );
  });
});
