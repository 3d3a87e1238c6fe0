import { firstSubfield, isControlField, type MarcRecord, subfieldValues } from "#standards/marc/record.ts";

/*
 * The match keys of the Colorado Alliance's Gold Rush, written after descriptions of their texts of 2024
 * and 2021: parts of fixed width joined, equal keys are a match. Here to compare with, not part of the product.
 */

/** Which text of the key. */
export type GoldRushYear = 2021 | 2024;

/** The key of a record. */
export function goldRushKey(record: MarcRecord, year: GoldRushYear): string {
  const publisherWidth = year === 2024 ? 5 : 2;
  return [
    wide(titleOf(record), 70),
    // The older text has a place for the medium (245 $h).
    year === 2021 ? wide(squeezed(value(record, "245", "h")), 5) : "",
    yearOf(record),
    pagesOf(record, year),
    editionOf(record),
    wide(squeezed(value(record, "264", "b") || value(record, "260", "b")), publisherWidth),
    record.leader.charAt(6),
    wide(partsOf(record), 30),
    wide(squeezed(value(record, "245", "n")), 10),
    wide(squeezed(["100", "110", "111", "130"].map((tag) => value(record, tag, "a")).join("")), 5),
    wide(squeezed(value(record, "245", "f")), 15),
    squeezed(value(record, "086", "a")),
    formatOf(record),
  ]
    .join("")
    .toLowerCase();
}

function value(record: MarcRecord, tag: string, code: string): string {
  for (const field of record.fields) {
    if (field.tag !== tag || isControlField(field)) continue;
    const found = firstSubfield(field, code);
    if (found !== null) return found;
  }
  return "";
}

function control(record: MarcRecord, tag: string): string {
  for (const field of record.fields) if (field.tag === tag && isControlField(field)) return field.value;
  return "";
}

function wide(text: string, width: number): string {
  return text.slice(0, width).padEnd(width, "_");
}

/** Without accents, punctuation and blanks. */
function squeezed(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replaceAll("&", "and")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}

function titleOf(record: MarcRecord): string {
  const title = ["a", "b", "p"].map((code) => value(record, "245", code)).join(" ");
  return squeezed(title.replace(/^\s*(?:a|an|the)\s+/i, ""));
}

/** Every 245 $p after the first, ten characters each. */
function partsOf(record: MarcRecord): string {
  for (const field of record.fields) {
    if (field.tag !== "245" || isControlField(field)) continue;
    return subfieldValues(field, "p")
      .slice(1)
      .map((part) => wide(squeezed(part), 10))
      .join("");
  }
  return "";
}

/** Date 1 of a reprint, date 2 of all else; the imprint's digits where 008 has no year. */
function yearOf(record: MarcRecord): string {
  const fixed = control(record, "008");
  const coded = fixed.charAt(6) === "r" ? fixed.slice(7, 11) : fixed.slice(11, 15);
  if (/^[0-9]{4}$/.test(coded) && coded !== "9999") return coded;
  for (const tag of ["264", "260"]) {
    const digits = value(record, tag, "c").replace(/[^0-9]/g, "");
    if (digits !== "") return digits.slice(0, 4).padStart(4, "0");
  }
  return "0000";
}

/** The first run of exactly four digits in the text of 2024, of any length in that of 2021. */
function pagesOf(record: MarcRecord, year: GoldRushYear): string {
  const runs = value(record, "300", "a").match(/[0-9]+/g) ?? [];
  const found = year === 2024 ? runs.find((run) => run.length === 4) : runs[0];
  return (found ?? "").slice(0, 4).padEnd(4, "_");
}

const ordinals: Readonly<Record<string, string>> = {
  fir: "1",
  sec: "2",
  thi: "3",
  fou: "4",
  fif: "5",
  six: "6",
  sev: "7",
  eig: "8",
  nin: "9",
  ten: "10",
};

function editionOf(record: MarcRecord): string {
  const edition = squeezed(value(record, "250", "a"));
  if (edition === "") return wide("1", 3);
  const digits = /^[0-9]{1,3}/.exec(edition)?.[0];
  const letters = edition.slice(0, 3);
  return wide(digits ?? ordinals[letters] ?? letters, 3);
}

function formatOf(record: MarcRecord): string {
  const isElectronic =
    /electronic/i.test(value(record, "245", "h")) ||
    /electronic/i.test(value(record, "590", "a") + value(record, "533", "a")) ||
    /online resource/i.test(value(record, "300", "a")) ||
    control(record, "007").startsWith("c") ||
    value(record, "337", "a").startsWith("c") ||
    (value(record, "086", "a") !== "" && value(record, "856", "u") !== "");
  return isElectronic ? "e" : "p";
}
