import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseIssn } from "./issn.ts";

const sevens = fc.stringMatching(/^[0-9]{7}$/);

function withCheck(digits: string): string {
  const sum = [...digits].reduce((total, digit, i) => total + (8 - i) * Number(digit), 0);
  const check = (11 - (sum % 11)) % 11;
  return digits + (check === 10 ? "X" : String(check));
}

describe("normaliseIssn", () => {
  it.each([
    ["0378-5955", "0378-5955"],
    ["03785955", "0378-5955"],
    ["ISSN 2434-561x (online)", "2434-561X"],
    ["0378–5955 =", "0378-5955"],
  ])("reads %s", (text, expected) => {
    expect(normaliseIssn(text)).toBe(expected);
  });

  it.each(["", "0378-5956", "1234", "9780306406157", "03785955123"])("refuses %j", (text) => {
    expect(normaliseIssn(text)).toBeNull();
  });

  it("reads every number with the right check digit and refuses every other digit", () => {
    fc.assert(
      fc.property(sevens, fc.integer({ min: 0, max: 9 }), (digits, other) => {
        const issn = withCheck(digits);
        expect(normaliseIssn(issn)).toBe(`${issn.slice(0, 4)}-${issn.slice(4)}`);
        fc.pre(String(other) !== issn[7]);
        expect(normaliseIssn(digits + other)).toBeNull();
      }),
    );
  });
});
