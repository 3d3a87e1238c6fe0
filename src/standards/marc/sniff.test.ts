import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { rawRecord } from "./arbitrary-record.ts";
import { sniff } from "./sniff.ts";

const RECORD = rawRecord([["001", "one"]]);

describe("sniff", () => {
  it.each<[string, Buffer, string]>([
    ["ISO 2709", RECORD, "iso2709"],
    ["gzipped ISO 2709", gzipSync(RECORD), "iso2709"],
    ["ISO 2709 after a byte order mark", Buffer.concat([Buffer.from("\ufeff"), RECORD]), "iso2709"],
    ["MARCXML", Buffer.from('<?xml version="1.0"?>\n<collection xmlns="x">'), "marcxml"],
    ["a single prefixed record", Buffer.from("<marc:record xmlns:marc='x'><marc:leader>"), "marcxml"],
    ["JSON lines", Buffer.from('{"leader":"x","fields":[]}\n'), "marcjson"],
    ["a JSON array", Buffer.from('\n[ {"fields" : [] } ]'), "marcjson"],
  ])("knows %s", (_name, head, format) => {
    expect(sniff(head)).toBe(format);
  });

  it.each<[string, Buffer, RegExp]>([
    ["nothing", Buffer.alloc(0), /empty/],
    ["blank space", Buffer.from(" \r\n"), /blank space/],
    ["a PDF", Buffer.from("%PDF-1.7"), /PDF/],
    ["a ZIP", Buffer.from("PK\x03\x04abc"), /ZIP.*Word/],
    ["an old Word file", Buffer.from("\xd0\xcf\x11\xe0\xa1", "latin1"), /Microsoft Office/],
    ["a PNG", Buffer.from("\x89PNG\r\n", "latin1"), /picture/],
    ["a JPEG", Buffer.from("\xff\xd8\xff\xe0", "latin1"), /picture/],
    ["a web page", Buffer.from("<!DOCTYPE html><html>"), /web page/],
    ["a web page without doctype", Buffer.from("\n<html lang='en'>"), /web page/],
    ["XML with entities", Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><collection>'), /never expanded/],
    ["MODS", Buffer.from("<mods:mods xmlns:mods='x'>"), /MODS/],
    ["other XML", Buffer.from("<rss><channel/></rss>"), /another kind/],
    ["other JSON", Buffer.from('{"title":"x"}'), /JSON of another kind/],
    ["CSV", Buffer.from("title,author,year\nA,B,1999\nC,D,2000\n"), /CSV/],
    ["tab-separated text", Buffer.from("title\tauthor\tyear\nA\tB\t1999\n"), /tab-separated/],
    ["UTF-16 with a mark", Buffer.from("\ufeff<record>", "utf16le"), /UTF-16/],
    ["UTF-16 without a mark", Buffer.from("title author year ".repeat(20), "utf16le"), /UTF-16/],
    ["mnemonic MARC", Buffer.from("=LDR  00000nam a2200000 a 4500\n=001  x\n"), /mnemonic/],
    ["plain text", Buffer.from("Dear colleague,\nplease find the records.\n"), /plain text/],
    ["a damaged gzip file", Buffer.from("\x1f\x8b\x99\x99\x99\x99", "latin1"), /gzip file that is damaged/],
    ["a PDF that is gzipped", gzipSync("%PDF-1.4"), /PDF/],
  ])("says of %s what it seems to be", (_name, head, sentence) => {
    const format = sniff(head);
    expect(typeof format === "object" && format.unknown).toMatch(sentence);
  });
});
