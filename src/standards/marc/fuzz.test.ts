import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryRecord, frameOf, streamOf } from "./arbitrary-record.ts";
import { decode } from "./decode.ts";
import type { MarcFormat } from "./frame.ts";
import { readFrames } from "./frames.ts";
import { encodeIso2709 } from "./iso2709.ts";
import { encodeMarcJson } from "./marcjson.ts";
import { encodeMarcXml } from "./marcxml.ts";
import type { MarcRecord } from "./record.ts";

const ENCODERS: [MarcFormat, (record: MarcRecord) => Uint8Array][] = [
  ["iso2709", encodeIso2709],
  ["marcxml", (record) => Buffer.from(encodeMarcXml(record))],
  ["marcjson", (record) => Buffer.from(encodeMarcJson(record))],
];

/** Bytes that mean something to one format or another hit more often than the rest. */
const byte = fc.oneof(fc.constantFrom(0x1b, 0x1d, 0x1e, 0x1f, 0x22, 0x26, 0x3c, 0x7b, 0x7d), fc.nat(255));
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  kind: fc.constantFrom("replace", "insert", "delete", "cut"),
  byte,
});
type Mutation = { at: number; kind: string; byte: number };

function mutate(bytes: Uint8Array, mutations: Mutation[]): Buffer {
  let mutated = Buffer.from(bytes);
  for (const { at, kind, byte } of mutations) {
    const place = Math.floor(at * mutated.length);
    const rest = mutated.subarray(kind === "insert" ? place : place + 1);
    if (kind === "cut") mutated = mutated.subarray(0, place);
    else
      mutated = Buffer.concat([
        mutated.subarray(0, place),
        Buffer.from(kind === "delete" ? [] : [byte]),
        rest,
      ]);
  }
  return mutated;
}

/** What every answer must keep to, whatever the bytes were. */
function checkDecoded(bytes: Uint8Array, format: MarcFormat): void {
  const start = performance.now();
  const { record, faults } = decode(frameOf(bytes, format));
  expect(performance.now() - start).toBeLessThan(1000);
  expect(faults.length).toBeLessThanOrEqual(100);
  if (record === null) {
    expect(faults.length).toBeGreaterThan(0);
  } else {
    expect(record.leader).toHaveLength(24);
    expect(record.fields.length).toBeGreaterThan(0);
    encodeMarcXml(record);
    encodeMarcJson(record);
  }
}

describe("decode", () => {
  it.each(ENCODERS)(
    "answers to any damage of %s with a record or a fault, never with an error",
    (format, encode) => {
      fc.assert(
        fc.property(
          arbitraryRecord,
          fc.array(mutation, { minLength: 1, maxLength: 12 }),
          (record, mutations) => {
            checkDecoded(mutate(encode(record), mutations), format);
          },
        ),
        { numRuns: 600 },
      );
    },
  );

  it.each(ENCODERS)("answers to any bytes at all given as %s", (format) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => checkDecoded(bytes, format)),
      { numRuns: 300 },
    );
  });

  it.each<[string, MarcFormat, Buffer]>([
    ["a megabyte of delimiters", "iso2709", Buffer.alloc(1_000_000, 0x1f)],
    ["a megabyte of field terminators", "iso2709", Buffer.alloc(1_000_000, 0x1e)],
    ["a megabyte of digits", "iso2709", Buffer.alloc(1_000_000, "0")],
    ["a megabyte of opened tags", "marcxml", Buffer.from(`<record>${"<a>".repeat(330_000)}`)],
    ["a megabyte of attributes", "marcxml", Buffer.from(`<record><leader ${"a=".repeat(500_000)}`)],
    [
      "a megabyte of ampersands",
      "marcxml",
      Buffer.from(`<record><leader>${"&".repeat(1_000_000)}</leader></record>`),
    ],
    ["a megabyte of opened braces", "marcjson", Buffer.alloc(1_000_000, "{")],
    ["a megabyte of opened brackets", "marcjson", Buffer.alloc(1_000_000, "[")],
  ])("takes linear time for %s", (_name, format, bytes) => {
    checkDecoded(bytes, format);
  });
});

describe("readFrames", () => {
  it("accounts for every damaged stream in order, without an error", async () => {
    const records = fc.array(arbitraryRecord, { minLength: 1, maxLength: 4 });
    const mutations = fc.array(mutation, { maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(records, mutations, fc.nat(2), async (originals, changes, which) => {
        const encode = ENCODERS[which]![1];
        const reader = readFrames(streamOf(mutate(Buffer.concat(originals.map(encode)), changes), 50));
        let end = 0;
        for await (const batch of reader) {
          for (const frame of batch) {
            expect(frame.offset).toBeGreaterThanOrEqual(end);
            end = frame.offset + frame.bytes.length;
            checkDecoded(frame.bytes, frame.format);
          }
        }
        expect(reader.ending).not.toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});

/** A folder of real `.mrc` files, in subfolders; the tests that need it are skipped without it. */
// biome-ignore lint/style/noProcessEnv: a folder outside the repository, named by whoever runs the test.
const DATA = process.env.COMMONSHELF_TEST_DATA;

// The records are not ours to keep here; COMMONSHELF_TEST_DATA says where they are.
describe.skipIf(DATA === undefined)("real records", () => {
  const files = DATA === undefined ? [] : readdirSync(DATA, { recursive: true, encoding: "utf8" });

  it.each(files.filter((file) => file.endsWith(".mrc")))("survives %s, whole and damaged", async (file) => {
    const bytes = readFileSync(join(DATA!, file));
    const sample: Uint8Array[] = [];
    for await (const batch of readFrames(streamOf(bytes, 65_536))) {
      for (const frame of batch) {
        checkDecoded(frame.bytes, frame.format);
        if (sample.length < 20 && frame.bytes.length < 50_000) sample.push(frame.bytes);
      }
    }
    const mutations = fc.array(mutation, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.nat(sample.length - 1), mutations, (which, changes) => {
        checkDecoded(mutate(sample[which]!, changes), "iso2709");
      }),
      { numRuns: 60 },
    );
  });
});
