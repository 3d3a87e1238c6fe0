import { SaxesParser } from "saxes";

/** The fifteen elements of Dublin Core (ISO 15836-1). */
export const dublinCoreElements = [
  "title",
  "creator",
  "subject",
  "description",
  "publisher",
  "contributor",
  "date",
  "type",
  "format",
  "identifier",
  "source",
  "language",
  "relation",
  "coverage",
  "rights",
] as const;
export type DublinCoreElement = (typeof dublinCoreElements)[number];

/** A description: elements with their values in order; any may repeat. */
export type DublinCore = readonly (readonly [element: DublinCoreElement, value: string])[];

/** Namespaces of oai_dc, the form that OAI-PMH 2.0 asks of every repository. */
const oaiDc = "http://www.openarchives.org/OAI/2.0/oai_dc/";
const dc = "http://purl.org/dc/elements/1.1/";
const declared =
  `xmlns:oai_dc="${oaiDc}" xmlns:dc="${dc}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ` +
  `xsi:schemaLocation="${oaiDc} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"`;

/** What stands before and after several descriptions in one file. */
export const dublinCoreCollection = {
  start: `<oai_dc:dcCollection ${declared}>\n`,
  end: "</oai_dc:dcCollection>\n",
} as const;

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 (section 2.2) forbids these.
const forbidden = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" };

/**
 * Writes one description as an `oai_dc:dc` element. Characters that XML 1.0 forbids are left out.
 *
 * @param within in a collection, which declares the namespaces
 */
export function writeOaiDc(description: DublinCore, within = false): string {
  const elements = description.map(([element, value]) => `<dc:${element}>${escaped(value)}</dc:${element}>`);
  return `<oai_dc:dc${within ? "" : ` ${declared}`}>${elements.join("")}</oai_dc:dc>\n`;
}

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(forbidden, "")
    .replace(/[&<>\r]/g, (sign) => escapes[sign]!);
}

/**
 * Reads every `oai_dc:dc` element of a document, by its namespaces.
 *
 * @throws Error saying where the document is no well-formed XML
 */
export function readOaiDc(xml: string): DublinCore[] {
  const descriptions: [DublinCoreElement, string][][] = [];
  const parser = new SaxesParser({ xmlns: true });
  let element: DublinCoreElement | undefined;
  let value = "";
  parser.on("opentag", ({ uri, local }) => {
    if (uri === oaiDc && local === "dc") descriptions.push([]);
    element = uri === dc ? dublinCoreElements.find((name) => name === local) : undefined;
    value = "";
  });
  parser.on("text", (text) => {
    value += text;
  });
  parser.on("closetag", () => {
    if (element) descriptions.at(-1)?.push([element, value]);
    element = undefined;
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  return descriptions;
}
