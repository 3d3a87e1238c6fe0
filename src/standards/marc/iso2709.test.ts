import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryRecord, dataFieldOf, rawRecord, utf8 } from "./arbitrary-record.ts";
import { UnwritableRecord } from "./fault.ts";
import { decodeIso2709, encodeIso2709 } from "./iso2709.ts";
import type { MarcRecord } from "./record.ts";

const TITLE: [string, string] = ["245", "10\x1faTitle /\x1fcName."];
const FIELDS: [string, string][] = [["001", "id1"], ["008", "240102"], TITLE];
const READ = [
  { tag: "001", value: "id1" },
  { tag: "008", value: "240102" },
  dataFieldOf("245", "10", "$aTitle /$cName."),
];

function codesOf(bytes: Uint8Array): string[] {
  return decodeIso2709(bytes).faults.map((fault) => fault.code);
}

describe("decodeIso2709", () => {
  it("reads a record in order without a fault", () => {
    const { record, faults } = decodeIso2709(rawRecord(FIELDS));
    expect(record?.fields).toEqual(READ);
    expect(faults).toEqual([]);
  });

  it("reads UTF-8 in every script", () => {
    const text = "日本語 עברית Ελληνικά 😀";
    const { record, faults } = decodeIso2709(rawRecord([["245", utf8(`00\x1fa${text}`)], TITLE]));
    expect(record?.fields).toEqual([dataFieldOf("245", "00", `$a${text}`), READ[2]]);
    expect(faults).toEqual([]);
  });

  it("reads MARC-8 where leader/09 is blank", () => {
    const { record, faults } = decodeIso2709(rawRecord([["245", "00\x1facaf\xe2e"]], { kind: "nam  " }));
    expect(record?.fields).toEqual([dataFieldOf("245", "00", "$acafé")]);
    expect(faults).toEqual([]);
  });

  it("keeps fields in directory order where the data stands in another order", () => {
    const { record, faults } = decodeIso2709(rawSwapped());
    expect(record?.fields).toEqual([{ tag: "001", value: "id1" }, dataFieldOf("245", "00", "$aTitle")]);
    expect(faults).toEqual([]);
  });

  it.each<[string, Buffer, string]>([
    ["a wrong record length", rawRecord(FIELDS, { length: "00123" }), "wrong-length"],
    ["a record length that is no number", rawRecord(FIELDS, { length: "x####" }), "wrong-length"],
    ["a wrong base address", rawRecord(FIELDS, { base: "00001" }), "wrong-base-address"],
    ["a broken entry map", rawRecord(FIELDS, { tail: " a 450 " }), "bad-leader"],
    ["# for blanks in the leader", rawRecord(FIELDS, { tail: "#a#4500" }), "bad-leader"],
    ["a leader that is too short", rawRecord(FIELDS, { tail: "a 4500" }), "bad-leader"],
    ["a leader that is too long", rawRecord(FIELDS, { tail: "   a 4500" }), "bad-leader"],
    ["a missing record terminator", rawRecord(FIELDS, { end: "" }), "missing-terminator"],
    ["a directory without its terminator", rawRecord(FIELDS, { directoryEnd: "" }), "missing-terminator"],
  ])("repairs %s", (_name, bytes, code) => {
    const { record, faults } = decodeIso2709(bytes);
    expect(record?.fields).toEqual(READ);
    expect(record?.leader).toHaveLength(24);
    expect(faults.map((fault) => fault.code)).toContain(code);
    expect(faults.every((fault) => fault.repair !== undefined)).toBe(true);
  });

  it("finds fields by their terminators where the directory is wrong", () => {
    const bytes = rawRecord(FIELDS);
    bytes.write("00990", 24 + 12 + 7, "latin1");
    const { record, faults } = decodeIso2709(bytes);
    expect(record?.fields).toEqual(READ);
    expect(faults[0]).toMatchObject({ code: "directory-mismatch", offset: 24 });
  });

  it("reads a field without its terminator by the directory", () => {
    const bytes = rawRecord([["001", "id1x"], TITLE]);
    bytes[bytes.indexOf("id1x") + 4] = 0x79;
    const { record, faults } = decodeIso2709(bytes);
    expect(record?.fields[0]).toEqual({ tag: "001", value: "id1xy" });
    expect(faults[0]).toMatchObject({ code: "missing-terminator", tag: "001" });
  });

  it("reads a field over 9,999 bytes and a record over 99,999, which the lengths cannot express", () => {
    const long = "x".repeat(60_000);
    const bytes = rawRecord([["001", "id1"], ["520", `  \x1fa${long}`], ["521", `  \x1fa${long}`], TITLE]);
    const { record, faults } = decodeIso2709(bytes);
    expect(record?.fields.map((field) => field.tag)).toEqual(["001", "520", "521", "245"]);
    expect(record?.fields[3]).toEqual(READ[2]);
    expect(faults.map((fault) => fault.code)).toContain("wrong-length");
  });

  it.each<[string, string, string, unknown]>([
    ["missing indicators", "\x1faTitle", "bad-indicators", dataFieldOf("245", "  ", "$aTitle")],
    ["one indicator", "1\x1faTitle", "bad-indicators", dataFieldOf("245", "1 ", "$aTitle")],
    ["too many indicators", "10  \x1faTitle", "bad-indicators", dataFieldOf("245", "10", "$aTitle")],
    ["an empty subfield", "10\x1faTitle\x1fb\x1fc", "empty-subfield", dataFieldOf("245", "10", "$aTitle")],
    ["text before a delimiter", "10Stray\x1fbx", "stray-data", dataFieldOf("245", "10", "$aStray$bx")],
    ["a blank subfield code", "10\x1f text", "bad-subfield-code", dataFieldOf("245", "10", "$?text")],
  ])("repairs %s", (_name, body, code, expected) => {
    const { record, faults } = decodeIso2709(rawRecord([["245", body]]));
    expect(record?.fields).toEqual([expected]);
    expect(faults[0]).toMatchObject({ code, tag: "245" });
    expect(faults[0]?.repair).toBeTruthy();
  });

  it("takes delimiters out of control fields, and leaves out fields with impossible tags", () => {
    const { record, faults } = decodeIso2709(rawRecord([["001", "i\x1fad1"], ["2?5", "  \x1fax"], TITLE]));
    expect(record?.fields).toEqual([{ tag: "001", value: "iad1" }, READ[2]]);
    expect(faults.map((fault) => fault.code)).toEqual(["stray-data", "bad-tag"]);
  });

  it("decides by the bytes where leader/09 lies", () => {
    const utf8InMarc8 = decodeIso2709(rawRecord([["245", utf8("00\x1facafé 日本")]], { kind: "nam  " }));
    expect(utf8InMarc8.record?.fields).toEqual([dataFieldOf("245", "00", "$acafé 日本")]);
    expect(utf8InMarc8.faults[0]?.code).toBe("wrong-encoding-flag");
    const marc8InUtf8 = decodeIso2709(rawRecord([["245", "00\x1fa\x1b(NM\x1b(B caf\xe2e"]]));
    expect(marc8InUtf8.record?.fields).toEqual([dataFieldOf("245", "00", "$aм café")]);
    expect(marc8InUtf8.faults[0]?.code).toBe("wrong-encoding-flag");
  });

  it("reads Latin-1 under a UTF-8 flag, damaged UTF-8, and mixed sets, each as what it is", () => {
    const latin1 = decodeIso2709(rawRecord([["245", "00\x1facaf\xe9, d\xe9j\xe0 \x93vu\x94"]]));
    expect(latin1.record?.fields).toEqual([dataFieldOf("245", "00", "$acafé, déjà “vu”")]);
    expect(latin1.faults.map((fault) => fault.code)).toContain("bad-utf8");
    const damaged = decodeIso2709(rawRecord([["245", `00\x1fa${utf8("日本語")}\xe6\x97`]]));
    expect(damaged.record?.fields).toEqual([dataFieldOf("245", "00", "$a日本語\ufffd")]);
    const mixed = decodeIso2709(
      rawRecord([
        ["245", utf8("00\x1fa日本")],
        ["500", "  \x1facaf\xe2e"],
      ]),
    );
    expect(mixed.record?.fields[1]).toEqual(dataFieldOf("500", "  ", "$acafé"));
    expect(mixed.faults.map((fault) => fault.code)).toContain("mixed-encoding");
  });

  it("obeys an encoding that is asked for", () => {
    const bytes = rawRecord([["245", "00\x1fa\xe2e"]]);
    expect(decodeIso2709(bytes, "marc8").record?.fields).toEqual([dataFieldOf("245", "00", "$aé")]);
    expect(decodeIso2709(bytes, "latin1").record?.fields).toEqual([dataFieldOf("245", "00", "$aâe")]);
    expect(decodeIso2709(bytes, "utf8").record?.fields).toEqual([dataFieldOf("245", "00", "$a\ufffde")]);
  });

  it.each<[string, Buffer, string]>([
    ["text that is no MARC", Buffer.from("hello world\x1d"), "not-marc"],
    ["nothing at all", Buffer.alloc(0), "not-marc"],
    ["a record cut short in its data", rawRecord(FIELDS).subarray(0, 80), "truncated"],
    ["a record without fields", Buffer.from("00026nam a2200025 a 4500\x1e\x1d"), "no-fields"],
    ["a field lost from the data", withoutLastField(), "directory-mismatch"],
  ])("gives no record for %s", (_name, bytes, code) => {
    expect(decodeIso2709(bytes).record).toBeNull();
    expect(codesOf(bytes)).toContain(code);
  });

  it("lists at most 100 faults", () => {
    const body = `10${"\x1fa".repeat(5000)}\x1fax`;
    expect(decodeIso2709(rawRecord([["245", body]])).faults).toHaveLength(100);
  });
});

function rawSwapped(): Buffer {
  const data = "00\x1faTitle\x1eid1\x1e";
  const directory = "001000400010245001000000\x1e";
  const base = 24 + directory.length;
  const length = String(base + data.length + 1).padStart(5, "0");
  return Buffer.from(
    `${length}nam a220${String(base).padStart(4, "0")} a 4500${directory}${data}\x1d`,
    "latin1",
  );
}

function withoutLastField(): Buffer {
  const bytes = rawRecord(FIELDS).toString("latin1");
  return Buffer.from(bytes.replace("10\x1faTitle /\x1fcName.\x1e", ""), "latin1");
}

describe("encodeIso2709", () => {
  const record = (fields: MarcRecord["fields"]): MarcRecord => ({
    leader: "     nam  22     #a 45  ",
    fields,
  });

  it("writes right lengths, leader/09 = a, and UTF-8", () => {
    const bytes = encodeIso2709(record([{ tag: "001", value: "é" }, dataFieldOf("245", "10", "$aTitle")]));
    expect(bytes.toString("latin1", 0, 24)).toBe(`000${bytes.length}nam a2200049#a 4500`);
    expect(bytes.at(-1)).toBe(0x1d);
  });

  it("takes separator bytes out of values", () => {
    const bytes = encodeIso2709(record([dataFieldOf("245", "10", "$aa\x1eb\x1fc\x1dd")]));
    expect(decodeIso2709(bytes).record?.fields).toEqual([dataFieldOf("245", "10", "$aabcd")]);
  });

  it.each<[string, MarcRecord, string]>([
    ["a field that is too long", record([dataFieldOf("520", "  ", `$a${"é".repeat(5000)}`)]), "too-long"],
    [
      "a record that is too long",
      record(Array.from({ length: 20 }, () => dataFieldOf("520", "  ", `$a${"x".repeat(9000)}`))),
      "too-long",
    ],
    ["a tag of four characters", record([{ tag: "0012", value: "x" }]), "bad-tag"],
    ["one indicator", record([dataFieldOf("245", "1", "$ax")]), "bad-indicators"],
    ["a code that is not ASCII", record([dataFieldOf("245", "10", "$éx")]), "bad-subfield-code"],
  ])("refuses %s, with a clear sentence", (_name, unwritable, code) => {
    expect(() => encodeIso2709(unwritable)).toThrow(UnwritableRecord);
    expect(() => encodeIso2709(unwritable)).toThrow(expect.objectContaining({ code }));
  });

  it("is read back as the same record, without a fault, whatever the record", () => {
    fc.assert(
      fc.property(arbitraryRecord, (original) => {
        const { record: read, faults } = decodeIso2709(encodeIso2709(original));
        expect(faults).toEqual([]);
        expect(read?.fields).toEqual(original.fields);
        expect(encodeIso2709(read!)).toEqual(encodeIso2709(original));
      }),
    );
  });
});
