import type { Database } from "#kernel/database/database.ts";
import { NotFound } from "#kernel/errors.ts";
import { insertDecisions, undoDecisions } from "../db/decisions.ts";
import { liveRecordsNamed } from "../db/placed-records.ts";
import { advanceEpoch, unsettle } from "../db/settling.ts";
import type { PairDecision, RecordName } from "../domain/matching/decision.ts";
import { settle } from "./settle.ts";

/**
 * Records what a person decided of pairs of records and sorts the editions concerned accordingly. It
 * holds until it is undone, through every re-loading, and outranks every rule; of two decisions that
 * contradict each other the newer one holds.
 *
 * @param decidedBy the account, as the trail names it
 * @returns the act, by which it can be undone
 * @throws NotFound when one of the records is not in the catalogue now
 */
export async function decide(
  database: Database,
  decisions: readonly PairDecision[],
  decidedBy: string,
  note: string | null = null,
): Promise<string> {
  const act = await database.transaction(async (tx) => {
    const names = decisions.flatMap(({ a, b }) => [a, b]);
    const records = await liveRecordsNamed(tx, names);
    const missing = names.find((name) => !records.some((record) => isOf(record, name)));
    if (missing)
      throw new NotFound(
        "catalogue.no-record",
        `${missing.library} has no record ${missing.controlNumber} now. Load the page again.`,
        { params: { library: missing.library, number: missing.controlNumber } },
      );
    const made = await insertDecisions(tx, decisions, decidedBy, note);
    await unsettle(
      tx,
      records.map(({ edition }) => edition),
    );
    await advanceEpoch(tx);
    return made;
  });
  await settle(database);
  return act;
}

/**
 * Undoes all decisions of an act.
 *
 * @throws NotFound when there is none that still holds
 */
export async function undo(database: Database, act: string, undoneBy: string): Promise<void> {
  await database.transaction(async (tx) => {
    const undone = await undoDecisions(tx, act, undoneBy);
    if (undone.length === 0)
      throw new NotFound("catalogue.no-decision", "This decision was undone already, or never made.");
    const records = await liveRecordsNamed(
      tx,
      undone.flatMap(({ a, b }) => [a, b]),
    );
    await unsettle(
      tx,
      records.map(({ edition }) => edition),
    );
    await advanceEpoch(tx);
  });
  await settle(database);
}

function isOf(record: RecordName, name: RecordName): boolean {
  return record.library === name.library && record.controlNumber === name.controlNumber;
}
