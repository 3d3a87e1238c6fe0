import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryRecord, dataFieldOf } from "./arbitrary-record.ts";
import { UnwritableRecord } from "./fault.ts";
import { decodeMarcXml, encodeMarcXml } from "./marcxml.ts";
import { scanMarcXml } from "./marcxml-scan.ts";
import type { MarcRecord } from "./record.ts";

const LEADER = "00000nam a2200000 a 4500";
const RECORD: MarcRecord = {
  leader: LEADER,
  fields: [{ tag: "001", value: "id1" }, dataFieldOf("245", "10", "$aFish & chips /$c<Name>.")],
};
const BODY =
  `<leader>${LEADER}</leader><controlfield tag="001">id1</controlfield>` +
  `<datafield tag="245" ind1="1" ind2="0"><subfield code="a">Fish &amp; chips /</subfield>` +
  `<subfield code="c">&lt;Name&gt;.</subfield></datafield>`;

function decodeText(text: string) {
  return decodeMarcXml(Buffer.from(text));
}

describe("decodeMarcXml", () => {
  it.each([
    ["the ordinary shape", `<record>${BODY}</record>`],
    ["a namespace", `<record xmlns="http://www.loc.gov/MARC21/slim" type="Bibliographic">${BODY}</record>`],
    ["a prefix declared elsewhere", `<m:record>${BODY.replace(/<(\/?)(\w)/g, "<$1m:$2")}</m:record>`],
    ["single quotes", `<record>${BODY.replaceAll('"', "'")}</record>`],
    [
      "line ends and blanks between elements",
      `<record>\r\n  ${BODY.replaceAll("><", ">\n\t<")}\r\n</record>`,
    ],
    [
      "attributes in another order",
      `<record>${BODY.replace('tag="245" ind1="1"', 'ind1="1" tag="245"')}</record>`,
    ],
    ["comments", `<record><!-- <leader>no</leader> -->${BODY}</record>`],
    ["CDATA", `<record>${BODY.replace("Fish &amp; chips /", "<![CDATA[Fish & chips /]]>")}</record>`],
    ["numeric references", `<record>${BODY.replace("&amp;", "&#38;").replace("&lt;", "&#x3C;")}</record>`],
  ])("reads %s", (_name, xml) => {
    expect(decodeText(xml)).toEqual({ record: RECORD, faults: [] });
  });

  it("reads the ordinary shape by the fast scanner alone", () => {
    expect(scanMarcXml(`<record>${BODY}</record>`)).toEqual(RECORD);
    expect(scanMarcXml(`<record><!-- odd -->${BODY}</record>`)).toBeNull();
  });

  it.each([
    ["an indicator that is missing", 'ind2="0"', "", "bad-indicators"],
    ["an empty subfield", "</datafield>", '<subfield code="b"/></datafield>', "empty-subfield"],
    ["a subfield without code", "</datafield>", "<subfield>x</subfield></datafield>", "bad-subfield-code"],
    ["an impossible tag", "</datafield>", '</datafield><controlfield tag="1">x</controlfield>', "bad-tag"],
    ["a missing leader", `<leader>${LEADER}</leader>`, "", "bad-leader"],
    ["a control character", "chips", "chi\u0001ps", "xml-malformed"],
  ])("repairs %s", (_name, from, to, code) => {
    const { record, faults } = decodeText(`<record>${BODY.replace(from, to)}</record>`);
    expect(record).not.toBeNull();
    expect(faults[0]).toMatchObject({ code, repair: expect.any(String) });
  });

  it.each([
    ["a tag that is not closed", `<record>${BODY.replace("</datafield>", "")}</record>`, "xml-malformed"],
    ["an unknown entity", `<record>${BODY.replace("&amp;", "&boom;")}</record>`, "xml-malformed"],
    ["a bare ampersand", `<record>${BODY.replace("&amp;", "&")}</record>`, "xml-malformed"],
    ["a document type", `<!DOCTYPE record [<!ENTITY a "b">]><record>${BODY}</record>`, "xml-refused"],
    ["no field", `<record><leader>${LEADER}</leader></record>`, "no-fields"],
    ["nothing", "", "xml-malformed"],
  ])("gives no record for %s", (_name, xml, code) => {
    const { record, faults } = decodeText(xml);
    expect(record).toBeNull();
    expect(faults.map((fault) => fault.code)).toContain(code);
  });

  it("reads Windows-1252 where the declaration names it, and reports bytes that are no UTF-8 where not", () => {
    const bytes = Buffer.from(`<record>${BODY.replace("chips", "caf\xe9 \x80")}</record>`, "latin1");
    const named = decodeMarcXml(bytes, "iso-8859-1");
    expect(named.record?.fields[1]).toEqual(dataFieldOf("245", "10", "$aFish & café € /$c<Name>."));
    expect(decodeMarcXml(bytes).faults[0]?.code).toBe("bad-utf8");
  });
});

describe("encodeMarcXml", () => {
  it("escapes markup and leaves out what XML forbids", () => {
    const xml = encodeMarcXml({
      leader: LEADER,
      fields: [dataFieldOf("245", "10", '$a<&>"\u0000\uffff\ud800x')],
    });
    expect(xml).toContain('<subfield code="a">&lt;&amp;&gt;&quot;\ufffdx</subfield>');
    expect(xml.startsWith('<record xmlns="http://www.loc.gov/MARC21/slim">')).toBe(true);
    expect(encodeMarcXml(RECORD, { namespace: false }).startsWith("<record><leader>")).toBe(true);
  });

  it("refuses a tag that MARC cannot have", () => {
    const bad = { leader: LEADER, fields: [{ tag: '1"x', value: "x" }] };
    expect(() => encodeMarcXml(bad)).toThrow(UnwritableRecord);
  });

  it("is read back as the same record, whatever the record", () => {
    fc.assert(
      fc.property(arbitraryRecord, (original) => {
        expect(decodeText(encodeMarcXml(original))).toEqual({ record: original, faults: [] });
      }),
    );
  });
});
