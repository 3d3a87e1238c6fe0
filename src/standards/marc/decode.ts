import type { Decoded, Encoding } from "./decoded.ts";
import type { Frame } from "./frame.ts";
import { decodeIso2709 } from "./iso2709.ts";
import { decodeMarcJson } from "./marcjson.ts";
import { decodeMarcXml } from "./marcxml.ts";

export type { Decoded, Encoding } from "./decoded.ts";

export interface DecodeOptions {
  /** Character set of ISO 2709 records; "auto", the default, decides by the bytes. XML and JSON name their own. */
  encoding?: Encoding;
}

/**
 * Reads the record of a frame. Never throws and takes time linear in the bytes. `record` null means
 * that it could not be read and belongs in quarantine; `faults` then says why.
 */
export function decode(frame: Frame, options?: DecodeOptions): Decoded {
  if (frame.fault !== null) return { record: null, faults: [frame.fault] };
  switch (frame.format) {
    case "iso2709":
      return decodeIso2709(frame.bytes, options?.encoding ?? "auto");
    case "marcxml":
      return decodeMarcXml(frame.bytes, frame.charset);
    case "marcjson":
      return decodeMarcJson(frame.bytes);
  }
}
