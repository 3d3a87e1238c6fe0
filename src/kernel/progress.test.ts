import { describe, expect, test } from "vitest";
import { progressText, showProgress } from "./progress.ts";

function streamOf(isTTY: boolean) {
  const written: string[] = [];
  const stream = { isTTY, columns: 40, write: (text: string) => written.push(text) };
  return { written, stream: stream as unknown as NodeJS.WriteStream };
}

describe("progress", () => {
  test("tells how many, how fast and how long still", () => {
    expect(progressText("records", 5_000, 20_000, 10)).toBe(
      "[======                  ] 5,000 of 20,000 records, 500/s, 30 s left",
    );
    expect(progressText("records", 5_000, undefined, 10, "north.mrc")).toBe(
      "5,000 records, 500/s, north.mrc",
    );
    expect(progressText("records", 0, 20_000, 0)).toBe("[                        ] 0 of 20,000 records");
  });

  test("redraws one line on a terminal, within its width", () => {
    const { written, stream } = streamOf(true);
    let time = 1_000;
    const progress = showProgress({ unit: "records", stream, now: () => time });
    for (let i = 1; i <= 100; i++) {
      time += 10;
      progress.update(i, 100);
    }
    progress.end();
    expect(written.length).toBeLessThan(15);
    expect(written.every((text) => text.startsWith("\r\u001b[K") && text.length <= 4 + 39)).toBe(true);
    expect(written.at(-1)).toBe("\r\u001b[K");
  });

  test("writes plain lines, and few, where it is no terminal", () => {
    const { written, stream } = streamOf(false);
    let time = 0;
    const progress = showProgress({ unit: "records", stream, now: () => time });
    for (let i = 1; i <= 250; i++) {
      time += 100;
      progress.update(i);
    }
    progress.end();
    expect(written).toEqual(["100 records, 10/s\n", "200 records, 10/s\n"]);
  });
});
