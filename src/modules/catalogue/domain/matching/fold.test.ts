import { describe, expect, test } from "vitest";
import { fold, shortened } from "./fold.ts";

describe("folding", () => {
  test.each([
    ["The  Tale: of <two> Cities!", "the tale of two cities"],
    ["Café crème — Øresund, Łódź, Straße", "cafe creme oresund lodz strasse"],
    ["Children's & women’s books", "childrens and womens books"],
    ["U. S. Dept. of J.R.R. Tolkien", "us dept of jrr tolkien"],
    ["Al-ʻArabīyah", "al arabiyah"],
    ["Ｆｕｌｌ １２", "full 12"],
    ["", ""],
  ])("makes %j into %j", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test("keeps letters of other scripts, and drops only signs that readers leave out", () => {
    expect(fold("Война и мир")).toBe("воина и мир");
    expect(fold("كِتَابٌ")).toBe("كتاب");
    expect(fold("紅樓夢 (三)")).toBe("紅樓夢 三");
    expect(fold("हिन्दी")).toBe("हिन्दी");
  });

  test("is the same for composed and decomposed letters", () => {
    expect(fold("é".normalize("NFD"))).toBe(fold("é".normalize("NFC")));
  });

  test("cuts at a word", () => {
    expect(shortened("one two three", 8)).toBe("one two");
    expect(shortened("one two", 8)).toBe("one two");
    expect(shortened("oneverylongword", 4)).toBe("onev");
  });
});
