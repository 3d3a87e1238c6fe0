import type { Transaction } from "#kernel/database/database.ts";
import { publish } from "#kernel/events.ts";
import type { LoadCounts } from "../domain/load.ts";
import { askForCount } from "./quality.ts";

/** What stands for the version of a load that changed nothing: it can neither be seen nor taken back. */
export const noVersion = 0;

interface FinishedLoad {
  readonly load: number;
  readonly library: string;
  readonly counts: LoadCounts;
}

/** Announces a load, and has its library's records counted, in the transaction that makes readers see it. */
export async function announceLoad(tx: Transaction, { load, library, counts }: FinishedLoad): Promise<void> {
  const { added, changed, removed, quarantined } = counts;
  await publish(tx, {
    name: "catalogue.load-finished",
    version: 1,
    facts: { load, library, added, changed, removed, quarantined },
  });
  await askForCount(tx, library);
}
