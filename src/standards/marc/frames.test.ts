import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryRecord, rawRecord, streamOf } from "./arbitrary-record.ts";
import { decode } from "./decode.ts";
import { type Frame, readFrames } from "./frames.ts";
import { encodeIso2709 } from "./iso2709.ts";
import { encodeMarcJson } from "./marcjson.ts";
import { encodeMarcXml } from "./marcxml.ts";
import type { MarcRecord } from "./record.ts";

const ONE = rawRecord([
  ["001", "one"],
  ["245", "10\x1faFirst"],
]);
const TWO = rawRecord([
  ["001", "two"],
  ["245", "10\x1faSecond"],
]);
const RECORD = (id: string): MarcRecord => ({
  leader: "00000nam a2200000 a 4500",
  fields: [{ tag: "001", value: id }],
});

async function cut(bytes: Uint8Array, options: { size?: number; maxFrameBytes?: number } = {}) {
  const reader = readFrames(streamOf(bytes, options.size ?? 7), options);
  const frames: Frame[] = [];
  for await (const batch of reader) frames.push(...batch);
  return { frames, ending: reader.ending, format: await reader.format };
}

/** For each frame the 001 of its record, or the last fault of a frame that gives none. */
function outcomes(frames: Frame[]): string[] {
  return frames.map((frame) => {
    const { record, faults } = decode(frame);
    const first = record?.fields[0];
    return first !== undefined && "value" in first ? first.value : faults.at(-1)!.code;
  });
}

describe("ISO 2709", () => {
  it("gives each record with its number and byte offset, however the stream is cut", async () => {
    for (const size of [1, 3, 64, 10_000]) {
      const { frames, ending } = await cut(Buffer.concat([ONE, TWO]), { size });
      expect(frames.map(({ offset, number }) => [offset, number])).toEqual([
        [0, 1],
        [ONE.length, 2],
      ]);
      expect(outcomes(frames)).toEqual(["one", "two"]);
      expect(ending).toEqual({ kind: "complete", frames: 2, bytes: ONE.length + TWO.length });
    }
  });

  it("passes over line ends between records", async () => {
    const { frames } = await cut(Buffer.concat([ONE, Buffer.from("\r\n"), TWO, Buffer.from("\n\x1a")]));
    expect(outcomes(frames)).toEqual(["one", "two"]);
    expect(frames[1]!.offset).toBe(ONE.length + 2);
  });

  it("gives garbage between records as a frame of its own", async () => {
    const { frames } = await cut(Buffer.concat([ONE, Buffer.from("some garbage"), TWO]));
    expect(outcomes(frames)).toEqual(["one", "not-marc", "two"]);
    expect(frames[1]!.bytes.toString()).toBe("some garbage");
  });

  it("finds the next record after one that is cut short", async () => {
    const { frames } = await cut(Buffer.concat([ONE.subarray(0, 60), TWO, ONE]));
    expect(outcomes(frames)).toEqual(["truncated", "two", "one"]);
  });

  it("gives what stands at the end of a truncated file as a frame with a fault", async () => {
    const { frames } = await cut(Buffer.concat([ONE, TWO.subarray(0, -8)]));
    expect(outcomes(frames)).toEqual(["one", "truncated"]);
  });

  it("is not misled by a record terminator inside a field or by wrong lengths", async () => {
    const stray = rawRecord([
      ["001", "one"],
      ["245", "10\x1faFir\x1dst"],
    ]);
    const wrong = rawRecord([["001", "two"]], { length: "00007" });
    const { frames } = await cut(Buffer.concat([stray, wrong, ONE]));
    expect(outcomes(frames)).toEqual(["one", "two", "one"]);
  });

  it("finds MARCXML records mixed in", async () => {
    const xml = Buffer.from(encodeMarcXml(RECORD("xml")));
    const { frames } = await cut(Buffer.concat([ONE, xml, Buffer.from("\x01\x02junk"), xml, TWO]));
    expect(outcomes(frames)).toEqual(["one", "xml", "not-marc", "xml", "two"]);
    expect(frames[1]!.format).toBe("marcxml");
  });

  it("reports a frame that is too long and reads on after it", async () => {
    const long = rawRecord([["001", "x".repeat(5000)]]);
    const { frames } = await cut(Buffer.concat([ONE, long, TWO]), { maxFrameBytes: 2000, size: 100 });
    expect(outcomes(frames)).toEqual(["one", "too-long", "two"]);
  });

  it("skips bytes without any record end in bounded memory", async () => {
    const endless = Buffer.concat([ONE, Buffer.alloc(3_000_000, "x"), Buffer.from("\x1d"), TWO]);
    const { frames } = await cut(endless, { maxFrameBytes: 100_000, size: 65_536 });
    expect(outcomes(frames)).toEqual(["one", "too-long", "two"]);
    expect(frames[1]!.bytes.length).toBeLessThanOrEqual(65_536);
    expect(frames[2]!.offset).toBe(ONE.length + 3_000_001);
  });
});

describe("gzip", () => {
  it("is unpacked, also in several members", async () => {
    const { frames, ending } = await cut(Buffer.concat([gzipSync(ONE), gzipSync(TWO)]));
    expect(outcomes(frames)).toEqual(["one", "two"]);
    expect(ending).toMatchObject({ kind: "complete", bytes: ONE.length + TWO.length });
  });

  it("delivers what is complete where the data ends early, and says that it does", async () => {
    const many = Buffer.concat(Array.from({ length: 500 }, (_, n) => rawRecord([["001", `id${n * 7919}`]])));
    const { frames } = await cut(gzipSync(many).subarray(0, -200), { size: 100 });
    const found = outcomes(frames);
    expect(found[0]).toBe("id0");
    expect(found.length).toBeGreaterThan(100);
    expect(found.at(-1)).toBe("truncated");
  });

  it("delivers what stands before damage", async () => {
    const packed = Buffer.concat([gzipSync(ONE), gzipSync(Buffer.concat(new Array(50).fill(TWO)))]);
    packed.fill(0xff, packed.length - 30, packed.length - 20);
    const { frames } = await cut(packed);
    expect(outcomes(frames)[0]).toBe("one");
    expect(outcomes(frames).at(-1)).toBe("truncated");
  });
});

describe("MARCXML", () => {
  const xml = (...ids: string[]) => ids.map((id) => encodeMarcXml(RECORD(id))).join("\n");

  it("is cut on its records, with any prefix, inside other XML", async () => {
    const prefixed = encodeMarcXml(RECORD("p"), { namespace: false }).replace(/<(\/?)(\w)/g, "<$1marc:$2");
    const wrapped = `<oai:record><header/><metadata>${xml("w")}</metadata></oai:record>`;
    const sru = `<zs:records><zs:record><zs:recordData>${xml("s")}</zs:recordData></zs:record></zs:records>`;
    for (const size of [1, 5, 10_000]) {
      const text = `<?xml version="1.0"?><x>${xml("a", "b")}${prefixed}${wrapped}${sru}</x>`;
      const { frames, format } = await cut(Buffer.from(text), { size });
      expect(format).toBe("marcxml");
      expect(outcomes(frames)).toEqual(["a", "b", "p", "w", "s"]);
    }
  });

  it("steps over comments and CDATA", async () => {
    const text = `<collection><!-- ${xml("no")} -->${xml("yes")}<note><![CDATA[<record>]]></note>${xml("too")}</collection>`;
    expect(outcomes((await cut(Buffer.from(text))).frames)).toEqual(["yes", "too"]);
  });

  it.each([
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><collection>',
    '<!DOCTYPE x SYSTEM "file:///etc/passwd"><collection>',
  ])("is refused at once where it declares %s", async (head) => {
    const { frames, ending } = await cut(Buffer.from(`${head}${xml("a")}</collection>`));
    expect(frames).toEqual([]);
    expect(ending).toMatchObject({ kind: "refused", reason: expect.stringContaining("never expanded") });
  });

  it("is refused from the place on where a declaration turns up later", async () => {
    const filler = `<!-- ${"x".repeat(70_000)} -->`;
    const text = `<collection>${xml("a")}${filler}<!ENTITY a "b">${xml("b")}</collection>`;
    const { frames, ending } = await cut(Buffer.from(text), { size: 1000 });
    expect(outcomes(frames)).toEqual(["a"]);
    expect(ending).toMatchObject({ kind: "refused", offset: text.indexOf("<!ENTITY") });
  });

  it("gives a record that the file's end cuts off as a frame with a fault", async () => {
    const { frames } = await cut(Buffer.from(`<collection>${xml("a", "b")}`.slice(0, -20)));
    expect(outcomes(frames)).toEqual(["a", "truncated"]);
  });

  it("hands on the character set of the XML declaration", async () => {
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?>${xml("caf\u00e9")}`;
    expect(outcomes((await cut(Buffer.from(text, "latin1"))).frames)).toEqual(["café"]);
  });
});

describe("MARC-in-JSON", () => {
  const json = ["a", '"}{[\\', "c"].map((id) => encodeMarcJson(RECORD(id)));

  it.each([
    ["an array", `[${json.join(",\n")}]`],
    ["one record a line", `${json.join("\n")}\n`],
    ["records one after another", json.join("")],
    [
      "pretty-printed JSON",
      JSON.stringify(
        json.map((text) => JSON.parse(text)),
        null,
        2,
      ),
    ],
  ])("is cut in %s", async (_name, text) => {
    for (const size of [1, 10_000]) {
      const { frames, format } = await cut(Buffer.from(text), { size });
      expect(format).toBe("marcjson");
      expect(outcomes(frames)).toEqual(["a", '"}{[\\', "c"]);
    }
  });

  it.each([
    ["a record that is not closed", json[0]!.slice(0, -2)],
    ["a string that is not closed", json[0]!.slice(0, 20)],
    ["garbage", "oops"],
  ])("loses only one line to %s", async (_name, broken) => {
    const { frames } = await cut(Buffer.from(`${json[0]}\n${broken}\n${json[2]}\n`));
    expect(outcomes(frames)).toEqual(["a", "json-malformed", "c"]);
  });
});

describe("any stream", () => {
  it("gives the same records whatever the format and however it is cut", async () => {
    const records = fc.array(arbitraryRecord, { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(records, fc.integer({ min: 1, max: 200 }), async (originals, size) => {
        const forms = [
          Buffer.concat(originals.map(encodeIso2709)),
          Buffer.from(
            `<collection>${originals.map((record) => encodeMarcXml(record)).join("")}</collection>`,
          ),
          Buffer.from(originals.map(encodeMarcJson).join("\n")),
        ];
        for (const bytes of forms) {
          const { frames } = await cut(bytes, { size });
          expect(frames.map((frame) => decode(frame).record?.fields)).toEqual(
            originals.map(({ fields }) => fields),
          );
        }
      }),
      { numRuns: 50 },
    );
  });

  it("throws the source's own error to the reader", async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield ONE;
      throw new Error("connection lost");
    }
    const reader = readFrames(failing());
    await expect(async () => {
      for await (const _batch of reader);
    }).rejects.toThrow("connection lost");
  });

  it("yields batches of at most 512 frames", async () => {
    const reader = readFrames(streamOf(Buffer.concat(new Array(1200).fill(ONE)), 65_536));
    const sizes: number[] = [];
    for await (const batch of reader) sizes.push(batch.length);
    expect(Math.max(...sizes)).toBe(512);
    expect(sizes.reduce((a, b) => a + b)).toBe(1200);
  });
});
