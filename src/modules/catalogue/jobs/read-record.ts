import { decode } from "#standards/marc/decode.ts";
import type { Fault } from "#standards/marc/fault.ts";
import type { Frame, MarcFormat } from "#standards/marc/frame.ts";
import type { Brief } from "../domain/brief.ts";
import { extractBrief } from "../domain/extract-brief.ts";
import {
  controlNumberOf,
  type ExtractedItem,
  extractItems,
  extractOwnerNames,
  isSuppressed,
} from "../domain/extract-items.ts";
import { type Traits, traitsOf } from "../domain/matching/traits.ts";
import type { LoadProfile } from "../domain/profile.ts";
import { lacksOf } from "../domain/quality.ts";
import { type WorkKeys, workKeysOf } from "../domain/works/work-keys.ts";

/** Numbers of formats in the tables. */
export const formatNumbers: Record<MarcFormat, number> = { iso2709: 0, marcxml: 1, marcjson: 2 };

/** What one frame of a file turned out to be. */
export type ReadRecord =
  | {
      readonly kind: "record";
      readonly controlNumber: string;
      readonly brief: Brief;
      readonly traits: Traits;
      readonly works: WorkKeys;
      /** See `lacksOf`. */
      readonly lacks: number;
      readonly items: ExtractedItem[];
      readonly ownerNames: ReadonlyMap<string, string>;
      /** All repaired. */
      readonly faults: readonly Fault[];
    }
  | { readonly kind: "deleted"; readonly controlNumber: string }
  | { readonly kind: "suppressed"; readonly controlNumber: string }
  | { readonly kind: "unreadable"; readonly controlNumber: string | null; readonly faults: readonly Fault[] };

/**
 * Decodes one frame and reads it by a profile. A record without a control number gets one made of its
 * fingerprint, so that it can be stored; that counts as a repair.
 */
export function readRecord(frame: Frame, profile: LoadProfile, fingerprint: string): ReadRecord {
  const { record, faults } = decode(frame, { encoding: profile.encoding });
  if (!record) return { kind: "unreadable", controlNumber: null, faults };
  let controlNumber = controlNumberOf(record, profile);
  let all = faults;
  if (controlNumber === null) {
    controlNumber = `made-${fingerprint.slice(0, 24)}`;
    all = [...faults, withoutControlNumber(profile, controlNumber)];
  }
  if (record.leader.charAt(5) === "d") return { kind: "deleted", controlNumber };
  if (!isBibliographic(record.leader))
    return { kind: "unreadable", controlNumber, faults: [notBibliographic(record.leader), ...faults] };
  if (isSuppressed(record, profile)) return { kind: "suppressed", controlNumber };
  return {
    kind: "record",
    controlNumber,
    brief: extractBrief(record),
    traits: traitsOf(record),
    works: workKeysOf(record),
    lacks: lacksOf(record),
    items: extractItems(record, profile),
    ownerNames: extractOwnerNames(record, profile),
    faults: all,
  };
}

function withoutControlNumber({ controlNumber: { tag, subfield } }: LoadProfile, made: string): Fault {
  const place = subfield ? `${tag} $${subfield}` : tag;
  return {
    code: "no-control-number" as Fault["code"],
    message: `The record has no control number in ${place}, where the load profile looks for it.`,
    tag,
    repair: `One was made from its content: ${made}.`,
  };
}

/** leader/06: z is authority data, u v x y holdings, w classification, q community information (MARC 21). */
function isBibliographic(leader: string): boolean {
  return !"zuvxywq".includes(leader.charAt(6));
}

function notBibliographic(leader: string): Fault {
  const type = leader.charAt(6);
  const words =
    type === "z"
      ? "an authority record"
      : "uvxy".includes(type)
        ? "a holdings record"
        : "no bibliographic record";
  return {
    code: "not-bibliographic" as Fault["code"],
    message: `This is ${words} (leader position 6 is "${type}"). Only bibliographic records are loaded here.`,
  };
}
