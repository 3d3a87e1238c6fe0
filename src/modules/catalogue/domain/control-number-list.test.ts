import { describe, expect, test } from "vitest";
import { readControlNumbers } from "./control-number-list.ts";

async function* inPieces(content: string | Buffer, size: number) {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const read = (content: string | Buffer, size = 3) => readControlNumbers(inPieces(content, size), "gone.txt");

describe("a list of control numbers", () => {
  test("is read line by line, however it arrives and whatever ends its lines", async () => {
    const text = "\ufeff12\r\n  ocm 0034 \n\né-5\r\nlast";
    for (const size of [1, 2, 7, 1_000])
      expect(await read(text, size)).toEqual(["12", "ocm 0034", "é-5", "last"]);
  });

  test.each([
    ["12\n3\t4\n", /^gone\.txt, line 2: it holds a tab/],
    ["12\n\n00714cam\x1e12\x1d", /^gone\.txt, line 3: it holds a control character, as MARC files do/],
    [Buffer.from([0x31, 0x0a, 0xff, 0x0a]), /^gone\.txt, line 2: its bytes are no UTF-8/],
    [`1\n${"9".repeat(201)}\n2`, /line 2: it has more than 200 characters\. Give a text file/],
    ["x".repeat(1 << 17), /line 1: it has more than 200 characters/],
    [" \n\r\n", /holds no control number\. Write one on each line/],
    ["", /holds no control number/],
  ])("is refused by its line (%#)", async (content, message) => {
    await expect(read(content, 5_000)).rejects.toThrow(message);
  });
});
