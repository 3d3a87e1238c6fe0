import type { HouseContext } from "#kernel/http/env.ts";
import { qualityOf } from "../db/quality.ts";
import { type ConcernedRecord, listStart, recordsConcerned } from "../db/quality-lists.ts";
import type { QualitySnapshot } from "../domain/quality-report.ts";
import { type Figure, figures, measure } from "../domain/quality-report.ts";
import { recordHref } from "../pages/addresses.ts";
import { figureHref } from "../pages/quality-addresses.ts";
import type { Setting } from "../pages/setting.ts";
import { csvStream, fileHeaders } from "./csv.ts";

/** Records that are asked for at once while a list is written. */
const pageSize = 1_000;

const rowOf = (isil: string) => {
  return ({ controlNumber, edition, brief: { title, author, year, format } }: ConcernedRecord) => [
    ...[controlNumber, title, author, year, format, edition, recordHref(isil, controlNumber)],
  ];
};

/** All records that a figure counts, as CSV, written while they are read. */
export async function recordsCsv(
  { database }: Setting,
  c: HouseContext,
  isil: string,
  { name: figure }: Figure,
): Promise<Response> {
  const [newest] = await qualityOf(database, isil, 1);
  const expected = newest?.counts[figure];
  async function* pages() {
    for (let after = listStart; ; ) {
      const asked = { isil, figure, after, limit: pageSize, expected };
      const records = await recordsConcerned(database, asked);
      if (records.length > 0) yield records.map(rowOf(isil));
      if (records.length < pageSize) return;
      after = records.at(-1)!;
    }
  }
  const head = ["control_number", "title", "author", "year", "format", "edition", "address"];
  const headers = fileHeaders("text/csv; charset=utf-8", `quality-${isil}-${figure}.csv`);
  return c.body(csvStream(head, pages()), 200, headers);
}

/** Every figure after every load that was counted, as CSV: a line for each load. */
export function loadsCsv(c: HouseContext, isil: string, snapshots: readonly QualitySnapshot[]): Response {
  const names = ["records", "with-items", "complete", ...figures.map(({ name }) => name)] as const;
  const head = ["load", "counted_at", ...names.map((name) => name.replaceAll("-", "_"))];
  async function* rows() {
    yield snapshots.map(({ load, takenAt, counts }) => [
      ...[load, takenAt.toISOString()],
      ...names.map((name) => counts[name] ?? null),
    ]);
  }
  const headers = fileHeaders("text/csv; charset=utf-8", `quality-${isil}.csv`);
  return c.body(csvStream(head, rows()), 200, headers);
}

/** A report as programs read it; `load` is null and there are no figures where nothing has been counted. */
export function reportDocument(isil: string, snapshots: readonly QualitySnapshot[]) {
  const [newest] = snapshots;
  const measured = newest ? figures.map((figure) => measure(figure, snapshots)) : [];
  return {
    library: isil,
    load: newest?.load ?? null,
    counted_at: newest?.takenAt ?? null,
    records: newest?.counts.records ?? null,
    complete: newest?.counts.complete ?? null,
    figures: measured.map(({ name, isFault, count, base, share, change }) => ({
      ...{ name, fault: isFault, count, of: base, share, change },
      list: figureHref(isil, name),
      csv: figureHref(isil, name, "records.csv"),
    })),
    loads: snapshots.map(({ load, takenAt, counts }) => ({ load, counted_at: takenAt, counts })),
  };
}
