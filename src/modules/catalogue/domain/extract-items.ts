import { type DataField, isControlField, type MarcRecord } from "#standards/marc/record.ts";
import type { ItemStatus } from "./edition.ts";
import type { FieldCondition, ItemParts, ItemRule, LoadProfile } from "./profile.ts";

/** One item as a record describes it; `owner` is the symbol in the file, not yet a library. */
export interface ExtractedItem {
  owner: string | null;
  branch: string | null;
  location: string | null;
  callNumber: string | null;
  barcode: string | null;
  volume: string | null;
  copy: string | null;
  itemType: string | null;
  note: string | null;
  status: ItemStatus;
}

/** Whether the profile keeps this record from readers; also leader/05 `d`, deleted. */
export function isSuppressed(record: MarcRecord, profile: LoadProfile): boolean {
  for (const rule of profile.suppress) {
    for (const field of record.fields) {
      if (field.tag === rule.tag && !isControlField(field) && holds(field, rule)) return true;
    }
  }
  return false;
}

function holds(field: DataField, { subfield, equals }: FieldCondition): boolean {
  return field.subfields.some(
    ({ code, value }) =>
      code === subfield &&
      (!equals || equals.some((wanted) => wanted.toLowerCase() === value.trim().toLowerCase())),
  );
}

/** The control number where the profile says it lies, or null when the record has none there. */
export function controlNumberOf(record: MarcRecord, profile: LoadProfile): string | null {
  const { tag, subfield, prefix } = profile.controlNumber;
  for (const field of record.fields) {
    if (field.tag !== tag) continue;
    const value = isControlField(field)
      ? field.value
      : field.subfields.find((part) => subfield === undefined || part.code === subfield)?.value;
    const text = value?.trim() ?? "";
    if (text !== "") return prefix && text.startsWith(prefix) ? text.slice(prefix.length).trim() : text;
  }
  return null;
}

/** The items that a profile finds in a record, in record order. */
export function extractItems(record: MarcRecord, profile: LoadProfile): ExtractedItem[] {
  const items: ExtractedItem[] = [];
  const { items: rules } = profile;
  for (const field of record.fields) {
    for (let i = 0; i < rules.length; i++) {
      const rule = rules[i]!;
      if (field.tag !== rule.tag || isControlField(field)) continue;
      if (isItem(field, rule)) items.push(itemIn(field, rule, record, profile));
    }
  }
  return items;
}

/** Textual holdings of serials, in record order. */
export function extractStatements(record: MarcRecord, profile: LoadProfile): string[] {
  return record.fields.flatMap((field) =>
    isControlField(field)
      ? []
      : profile.statements
          .filter((rule) => rule.tag === field.tag)
          .flatMap((rule) =>
            field.subfields.filter((part) => part.code === rule.subfield).map((part) => part.value.trim()),
          ),
  );
}

const noNames: ReadonlyMap<string, string> = new Map();

/** Names of the libraries that own items, by symbol, where the file gives them. */
export function extractOwnerNames(record: MarcRecord, profile: LoadProfile): ReadonlyMap<string, string> {
  const rule = profile.ownerNames;
  if (!rule) return noNames;
  const names = new Map<string, string>();
  for (const field of record.fields) {
    if (field.tag !== rule.tag || isControlField(field)) continue;
    const symbol = firstIn(field, rule.symbol);
    const name = firstIn(field, rule.name);
    if (symbol && name) names.set(symbol, name);
  }
  return names;
}

function isItem(field: DataField, rule: ItemRule): boolean {
  if (rule.requires && firstFilled(field, rule.requires) === null) return false;
  return rule.unless.length === 0 || !rule.unless.some((condition) => holds(field, condition));
}

function itemIn(field: DataField, rule: ItemRule, record: MarcRecord, profile: LoadProfile): ExtractedItem {
  const item = partsOf(field, rule.parts, profile);
  const partner = rule.join && partnerOf(field, rule.join, record);
  if (partner) fill(item, partsOf(partner, rule.join!.parts, profile));
  return item;
}

function partnerOf(
  field: DataField,
  join: NonNullable<ItemRule["join"]>,
  record: MarcRecord,
): DataField | undefined {
  const key = firstIn(field, join.here);
  if (key === null) return undefined;
  return record.fields.find(
    (other): other is DataField =>
      other.tag === join.tag && !isControlField(other) && firstIn(other, join.there) === key,
  );
}

function fill(item: ExtractedItem, from: ExtractedItem): void {
  item.owner ??= from.owner;
  item.branch ??= from.branch;
  item.location ??= from.location;
  item.callNumber ??= from.callNumber;
  item.barcode ??= from.barcode;
  item.volume ??= from.volume;
  item.copy ??= from.copy;
  item.itemType ??= from.itemType;
  item.note ??= from.note;
}

function partsOf(field: DataField, parts: ItemParts, profile: LoadProfile): ExtractedItem {
  const branch = parts.branch ? firstIn(field, parts.branch) : null;
  const location = parts.location ? firstFilled(field, parts.location) : null;
  return {
    owner: parts.owner ? firstIn(field, parts.owner) : null,
    branch: branch === null ? null : (lookUp(profile.branches, branch) ?? branch),
    location: location === null ? null : (lookUp(profile.locations, location) ?? location),
    callNumber: parts.callNumber ? joined(field, parts.callNumber) : null,
    barcode: parts.barcode ? firstFilled(field, parts.barcode) : null,
    volume: parts.volume ? firstIn(field, parts.volume) : null,
    copy: parts.copy ? firstIn(field, parts.copy) : null,
    itemType: parts.itemType ? firstIn(field, parts.itemType) : null,
    note: parts.note ? firstIn(field, parts.note) : null,
    status: parts.status ? statusIn(field, parts.status) : "available",
  };
}

function statusIn(field: DataField, rule: NonNullable<ItemParts["status"]>): ItemStatus {
  for (const { subfield, map, ignore, otherwise } of rule.checks) {
    const value = firstIn(field, subfield);
    if (value === null || ignore.includes(value)) continue;
    const status = lookUp(map, value) ?? lookUp(map, value.toLowerCase()) ?? otherwise;
    if (status) return status;
  }
  return rule.absent;
}

/** The first value with one of these codes that is not blank; the order of the codes counts first. */
function firstFilled(field: DataField, codes: readonly string[]): string | null {
  for (let i = 0; i < codes.length; i++) {
    const value = firstIn(field, codes[i]!);
    if (value !== null) return value;
  }
  return null;
}

function firstIn({ subfields }: DataField, code: string): string | null {
  for (let i = 0; i < subfields.length; i++) {
    const part = subfields[i]!;
    if (part.code !== code) continue;
    const value = part.value.trim();
    if (value !== "") return value;
  }
  return null;
}

const tables = new WeakMap<object, Map<string, unknown>>();

/** What a profile's table says of a word. The table becomes a Map once: the words in records are many and new. */
function lookUp<Value>(table: Readonly<Record<string, Value>>, word: string): Value | undefined {
  let map = tables.get(table) as Map<string, Value> | undefined;
  if (!map) {
    map = new Map(Object.entries(table));
    tables.set(table, map);
  }
  return map.size === 0 ? undefined : map.get(word);
}

function joined(field: DataField, codes: readonly string[]): string | null {
  let text = "";
  for (const { code, value } of field.subfields) {
    if (!codes.includes(code)) continue;
    const part = value.trim();
    if (part !== "") text += text === "" ? part : ` ${part}`;
  }
  return text === "" ? null : text;
}
