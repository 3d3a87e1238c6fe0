import { SaxesParser, type SaxesTagPlain } from "saxes";
import { RecordBuilder } from "./builder.ts";
import type { Decoded } from "./decoded.ts";
import { type Fault, report } from "./fault.ts";
import { XML_REFUSED } from "./sniff.ts";

/** What the elements of one record have told so far. */
interface State {
  builder: RecordBuilder;
  text: string;
  depth: number;
  tag: string;
  ind1: string | null;
  ind2: string | null;
  code: string;
  subfields: [string, string][];
  problem: Fault | null;
}

/**
 * Reads a MARCXML record of any well-formed shape. Slower than the scanner; `faults` found before
 * are passed on. Not well-formed, or with a DOCTYPE: the record is null.
 */
export function parseMarcXml(text: string, faults: Fault[]): Decoded {
  const builder = new RecordBuilder();
  for (const fault of faults) report(builder.faults, fault);
  const state: State = {
    builder,
    text: "",
    depth: 0,
    tag: "",
    ind1: null,
    ind2: null,
    code: "",
    subfields: [],
    problem: null,
  };
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on("error", (error) => {
    state.problem ??= { code: "xml-malformed", message: `The XML is not well-formed: ${error.message}` };
  });
  parser.on("doctype", () => {
    state.problem ??= { code: "xml-refused", message: XML_REFUSED };
  });
  parser.on("opentag", (element) => openElement(state, element));
  parser.on("closetag", (element) => closeElement(state, element));
  parser.on("text", (piece) => {
    state.text += piece;
  });
  parser.on("cdata", (piece) => {
    state.text += piece;
  });
  for (let at = 0; at < text.length && state.problem === null; at += SLICE) {
    parser.write(text.slice(at, at + SLICE));
  }
  if (state.problem === null) parser.close();
  if (state.problem === null) return builder.finish();
  return { record: null, faults: [...builder.faults, state.problem] };
}

/** Parsing stops within this many characters after the first problem. */
const SLICE = 16 * 1024;
/** A record is three elements deep; far deeper nesting is an attack or no MARC at all. */
const DEEPEST = 64;

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function openElement(state: State, element: SaxesTagPlain): void {
  state.text = "";
  if (++state.depth > DEEPEST) {
    state.problem ??= { code: "xml-malformed", message: "The XML is nested far deeper than MARCXML." };
  }
  const { attributes } = element;
  const name = localName(element.name);
  if (name === "controlfield" || name === "datafield") {
    state.tag = attributes.tag ?? "";
    state.ind1 = attributes.ind1 ?? null;
    state.ind2 = attributes.ind2 ?? null;
    state.subfields = [];
  } else if (name === "subfield") {
    state.code = attributes.code ?? "";
  }
}

function closeElement(state: State, element: SaxesTagPlain): void {
  const { builder, text, tag } = state;
  state.depth--;
  const name = localName(element.name);
  if (name === "leader") builder.setLeader(text);
  else if (name === "controlfield") builder.addControlField(tag, text);
  else if (name === "subfield") state.subfields.push([state.code, text]);
  else if (name === "datafield") builder.addDataField(tag, state.ind1, state.ind2, state.subfields);
  state.text = "";
}
