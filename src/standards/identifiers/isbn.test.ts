import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isbn10Of, normaliseIsbn } from "./isbn.ts";

const bodies = fc.stringMatching(/^[0-9]{9}$/);

function isbn10(body: string): string {
  const sum = [...body].reduce((total, digit, i) => total + (i + 1) * Number(digit), 0);
  return body + (sum % 11 === 10 ? "X" : String(sum % 11));
}

describe("normaliseIsbn", () => {
  it.each([
    ["0-306-40615-2", "9780306406157"],
    ["978-0-306-40615-7", "9780306406157"],
    ["9780306406157 (pbk.) :", "9780306406157"],
    ["0306406152 (v. 2 : hardback)", "9780306406157"],
    ["ISBN 0 306 40615 2", "9780306406157"],
    ["ISBN-13: 978 0 306 40615 7", "9780306406157"],
    ["0-8044-2957-x", "9780804429573"],
    ["9791034304028", "9791034304028"],
    ["978–0–306–40615–7", "9780306406157"],
  ])("reads %s", (text, expected) => {
    expect(normaliseIsbn(text)).toBe(expected);
  });

  it.each(["", "0306406153", "9780306406158", "9770306406157", "12345", "X123456789", "(pbk.)", "$12.50"])(
    "refuses %j",
    (text) => {
      expect(normaliseIsbn(text)).toBeNull();
    },
  );

  it("finds an ISBN that stands beside another number", () => {
    expect(normaliseIsbn("0306406152 2004")).toBe("9780306406157");
  });

  it("turns every valid ISBN-10 into an ISBN-13 and back", () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const ten = isbn10(body);
        const thirteen = normaliseIsbn(ten);
        expect(thirteen).toMatch(/^978[0-9]{10}$/);
        expect(isbn10Of(thirteen!)).toBe(ten);
        expect(normaliseIsbn(thirteen!)).toBe(thirteen);
      }),
    );
  });

  it("notices every single wrong digit", () => {
    fc.assert(
      fc.property(bodies, fc.nat(9), fc.integer({ min: 1, max: 9 }), (body, at, change) => {
        const ten = isbn10(body);
        const digit = ten[at] === "X" ? 10 : Number(ten[at]);
        const wrong = ten.slice(0, at) + String((digit + change) % 10) + ten.slice(at + 1);
        fc.pre(wrong !== ten);
        expect(normaliseIsbn(wrong)).toBeNull();
      }),
    );
  });

  it("never throws, whatever the text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const found = normaliseIsbn(text);
        expect(found === null || /^97[89][0-9]{10}$/.test(found)).toBe(true);
      }),
    );
  });
});

describe("isbn10Of", () => {
  it("has no ISBN-10 for 979 and for invalid numbers", () => {
    expect(isbn10Of("9791034304028")).toBeNull();
    expect(isbn10Of("9780306406158")).toBeNull();
    expect(isbn10Of("")).toBeNull();
  });
});
