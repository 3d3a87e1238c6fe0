import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldedWords, searchable } from "./text.ts";

describe("folding", () => {
  test.each([
    ["case and accents", "Les Misérables", "les miserables"],
    ["letters that Unicode does not divide", "Straße Ærø Łódź þing", "strasse aero lodz thing"],
    ["both Turkish letters i", "İstanbul ısı", "istanbul isi"],
    ["accents written apart", "Cafe\u0301", "cafe"],
    ["marks of romanisation", "ʻAbd al-Raḥmān Gogolʹ", "abd al rahman gogol"],
    ["apostrophes within a word", "Sophie’s O'Brien", "sophies obrien"],
    ["elided articles", "L’Étranger d'Artagnan", "l etranger d artagnan"],
    ["the sign for and", "Pride & Prejudice", "pride and prejudice"],
    ["names of languages", "C++, C# and C", "cplusplus csharp and c"],
    ["thousands", "20,000 leagues, 1,5", "20000 leagues 1 5"],
    ["Cyrillic", "Ёлка и Война", "елка и воина"],
    ["Greek, the last sigma too", "Οδύσσειας", "οδυσσειασ"],
    ["Hebrew points", "שָׁלוֹם", "שלום"],
    [
      "Arabic vowels, alef, ya, ta marbuta and tatweel",
      "الكِتـــاب أحمد مكتبة مستشفى",
      "الكتاب احمد مكتبه مستشفي",
    ],
    ["Persian letters", "کتاب فارسی", "كتاب فارسي"],
    ["digits of other scripts", "٢٠٢٤ २०२४ ２０２４", "2024 2024 2024"],
    ["letters of other widths", "ＡＢＣ ﬁne", "abc fine"],
  ])("takes away %s", (_, text, folded) => {
    expect(foldedWords(text)).toBe(folded);
  });

  test("keeps the vowels of Indian scripts", () => {
    expect(foldedWords("हिन्दी")).toBe("हिन्दी");
  });

  test("finds parts of names, and Arabic and Hebrew words without their article too", () => {
    expect(searchable("O'Brien")).toBe("obrien brien");
    expect(searchable("الكتاب")).toBe("الكتاب كتاب");
    expect(searchable("המאהב")).toBe("המאהב מאהב");
    expect(searchable("والكتاب للكتاب")).toBe("والكتاب للكتاب كتاب الكتاب");
  });

  test("divides scripts without spaces into pairs, and gives each character alone", () => {
    expect(searchable("ノルウェイの森")).toBe("のる るう うぇ ぇい いの の森 森 の る う ぇ い");
    expect(searchable("한국어 문학")).toBe("한국 국어 어문 문학 학 한 국 어 문");
  });

  test.each([
    ["blanks that Korean cataloguing puts before particles", "노동 의 새벽", "노동의 새벽"],
    ["blanks between Chinese words", "在　维吾尔　之　乡", "在维吾尔之乡"],
    ["the dot between the parts of a foreign name", "ガブリエル・ガルシア", "ガブリエル ガルシア"],
    ["the comma of an inverted name", "村上, 春樹", "村上春樹"],
    ["blanks in Thai", "ลุง บุญมี", "ลุงบุญมี"],
  ])("is the same with and without %s", (_, one, other) => {
    expect(searchable(one)).toBe(searchable(other));
    expect(foldedWords(one)).toBe(foldedWords(other));
  });

  test.each([
    ["katakana of half the width", "ｽﾗｲ", "スライ"],
    ["hiragana for katakana", "すらい", "スライ"],
    ["Persian kaf and yeh for the Arabic ones", "کتابی", "كتابي"],
    ["alef with hamza", "إسلام", "اسلام"],
    ["ta marbuta as ha", "مدينة", "مدينه"],
    ["a word drawn out by kashida", "الحيـــاة", "الحياة"],
    ["Arabic vowel signs", "تَفسيرُ", "تفسير"],
    ["Hebrew niqqud", "שְׂפַת אֱמֶת", "שפת אמת"],
    ["Japanese and Chinese forms", "広島", "廣島"],
    ["yo for ye in Russian", "ёж", "еж"],
  ])("takes %s", (_, one, other) => {
    expect(searchable(one)).toBe(searchable(other));
  });

  test("ends a run of characters at other signs", () => {
    expect(searchable("東京; 京都")).toBe("東京 京 京都 都 東 京");
  });

  test("gives simplified, traditional and Japanese forms of a character one form", () => {
    expect(searchable("红楼梦")).toBe(searchable("紅樓夢"));
    expect(searchable("発")).toBe(searchable("發"));
    expect(searchable("发")).toBe(searchable("發"));
  });

  test("gives only words and blanks, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        expect(foldedWords(text)).toMatch(/^(?:[\p{L}\p{N}\p{M}]+(?: [\p{L}\p{N}\p{M}]+)*)?$/u);
      }),
      { numRuns: 1_000 },
    );
  });

  test("leaves folded words as they are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
        const once = foldedWords(text);
        expect(foldedWords(once)).toBe(once);
      }),
      { numRuns: 1_000 },
    );
  });
});
