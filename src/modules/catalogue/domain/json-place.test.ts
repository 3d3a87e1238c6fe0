import fc from "fast-check";
import { expect, test } from "vitest";
import { placeOfFault } from "./json-place.ts";

// The mark stands where the text stops being JSON.
test.each([
  `{"name": ¦,}`,
  `{"name": 1,¦}`,
  `{"a": [1, 2 ¦3]}`,
  `{"a": [1, 2¦}`,
  `{"a" ¦1}`,
  `{¦a: 1}`,
  `{"a": 01`.replace("01", "0¦1"),
  `{"a": ¦"\u0001"}`,
  `{"a": ¦"unterminated}`,
  `{"a": true}¦ {}`.replace("¦ ", " ¦"),
  `¦'text'`,
  `[1, ¦]`,
  `{"a": {"b": []}¦`,
])("%s", (marked) => {
  const text = marked.replace("¦", "");
  expect(() => JSON.parse(text)).toThrow();
  expect(placeOfFault(text)).toBe(marked.indexOf("¦"));
});

test("every text that is JSON has no fault before its end, however deep", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(placeOfFault(text)).toBe(text.length);
    }),
  );
  expect(placeOfFault("[".repeat(200_000))).toBe(200_000);
});
