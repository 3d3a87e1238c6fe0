import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BinaryCopy } from "./binary-copy.ts";

const signatureLength = 19;

/** What one value was written as: its bytes after the length, or null. */
function written(put: (copy: BinaryCopy) => void): Buffer | null {
  // A small capacity makes the buffer grow on the way.
  const copy = new BinaryCopy(32);
  copy.row(1);
  put(copy);
  const bytes = copy.end();
  expect(bytes.readInt16BE(signatureLength)).toBe(1);
  expect(bytes.readInt16BE(bytes.length - 2)).toBe(-1);
  const length = bytes.readInt32BE(signatureLength + 2);
  const value = bytes.subarray(signatureLength + 6, bytes.length - 2);
  expect(value).toHaveLength(Math.max(length, 0));
  return length === -1 ? null : value;
}

describe("BinaryCopy", () => {
  it("writes any text as UTF-8, with U+FFFD for what PostgreSQL cannot hold", () => {
    const text = fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: "binary", maxLength: 60 }));
    fc.assert(
      fc.property(text, (value) => {
        expect(written((copy) => copy.text(value))).toEqual(Buffer.from(value.replaceAll("\0", "\ufffd")));
      }),
    );
    expect(written((copy) => copy.text("\0\ud800"))).toEqual(Buffer.from("\ufffd\ufffd"));
    expect(written((copy) => copy.text(null))).toBeNull();
  });

  it("writes whole numbers of each size", () => {
    fc.assert(
      fc.property(fc.integer({ min: -32_768, max: 32_767 }), (value) => {
        expect(written((copy) => copy.int2(value))!.readInt16BE()).toBe(value);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (value) => {
        expect(written((copy) => copy.int4(value))!.readInt32BE()).toBe(value);
      }),
    );
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(written((copy) => copy.int8(value))!.readBigInt64BE()).toBe(BigInt(value));
      }),
    );
  });

  it.each([
    ["int2", 32_768],
    ["int2", 1.5],
    ["int4", 2 ** 31],
    ["int4", Number.NaN],
    ["int8", 2 ** 53],
    ["int8", 0.5],
  ] as const)("refuses to write %s %d as another number", (kind, value) => {
    expect(() => new BinaryCopy()[kind](value)).toThrow(RangeError);
  });

  it("writes arrays of text, uuids and bytes", () => {
    const array = written((copy) => copy.textArray(["a", "ü"]))!;
    expect([0, 4, 8, 12, 16].map((at) => array.readInt32BE(at))).toEqual([1, 0, 25, 2, 1]);
    expect(array.subarray(20)).toEqual(Buffer.from("\0\0\0\x01a\0\0\0\x02ü"));
    expect(written((copy) => copy.textArray(null))).toBeNull();
    const digits = "00112233445566778899aabbccddeeff";
    expect(written((copy) => copy.uuid(digits))!.toString("hex")).toBe(digits);
    expect(written((copy) => copy.bytes(Buffer.from([1, 2, 255])))).toEqual(Buffer.from([1, 2, 255]));
  });
});
