import { existsSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Transaction } from "#kernel/database/database.ts";
import { addPerson, personByEmail } from "#modules/accounts";
import { fileToLoad, type LoadProfile, loadFiles, shippedProfile } from "#modules/catalogue";
import { importDirectory } from "#modules/directory";
import { type DemoAccount, demoAccounts } from "./demo/accounts.ts";
import { demoDirectory } from "./demo/directory-document.ts";
import { demoNetwork } from "./demo/libraries.ts";
import { type DemoFile, writeDemoFiles } from "./demo/write-demo-files.ts";
import { ownersBySymbol } from "./owners.ts";
import type { Store } from "./store.ts";

/** What is told while the demo is filled: a step in words. */
export type DemoStep = (says: string) => void;

interface Filling {
  readonly directory: string;
  readonly today: Date;
  readonly stopping: AbortSignal;
  readonly onStep: DemoStep;
}

/**
 * Fills the demo by the way that any network takes: its directory is imported, its people are added, and each
 * library's file is loaded. A demo that is filled already is left alone; one that was interrupted is filled
 * again, which changes nothing that is there.
 */
export async function fillDemo(store: Store, { directory, today, stopping, onStep }: Filling): Promise<void> {
  const mark = join(directory, "filled");
  if (existsSync(mark)) return;
  onStep("Making the libraries and the people of the demo");
  await store.database.transaction(async (tx) => {
    await importDirectory(tx, demoDirectory());
    for (const account of demoAccounts) await addAccount(tx, account);
  });
  const files = await writeDemoFiles(join(directory, "records"), { today: today.toISOString().slice(0, 10) });
  for (const file of files) {
    stopping.throwIfAborted();
    onStep(`Loading ${file.records} records of ${file.isil}`);
    await load(store, file, stopping);
  }
  await rm(join(directory, "records"), { recursive: true });
  writeFileSync(mark, "");
}

async function addAccount(tx: Transaction, account: DemoAccount): Promise<void> {
  const { role, name, library, email, password, card, pin } = account;
  if (email && (await personByEmail(tx, email))) return;
  await addPerson(tx, {
    ...{ name, email, homeLibrary: library, roles: [{ role, library }] },
    password: password ?? undefined,
    card: card ?? undefined,
    pin: pin ?? undefined,
  });
}

/** A library's own profile: that of its system, with its codes for branches and shelves. */
function profileOf(isil: string, name: string): LoadProfile {
  const changes = demoNetwork.libraries.find((library) => library.isil === isil)?.profileChanges;
  return { ...shippedProfile(name), ...changes, name: isil.toLowerCase() };
}

async function load(store: Store, { isil, file, profile }: DemoFile, signal: AbortSignal): Promise<void> {
  const owners = await ownersBySymbol(store.database);
  await loadFiles(store.database, {
    library: isil,
    files: [await fileToLoad(file, basename(file))],
    kind: "full",
    profile: profileOf(isil, profile),
    ownerOf: (symbol) => owners.get(symbol),
    signal,
  });
}
