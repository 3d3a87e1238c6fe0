import { chance, choose, wholeNumber } from "./chance.ts";
import { demoFacts, type Fact } from "./facts.ts";
import type { DemoBranch, DemoLibrary } from "./network.ts";

/** What a copy is doing, before it is written in the words of a local system. */
export type CopyStatus = "available" | "on-loan" | "on-order" | "in-repair" | "library-use";

/** One copy of a title at a library. */
export interface DemoCopy {
  branch: DemoBranch;
  barcode: string;
  copyNumber: number;
  status: CopyStatus;
  /** `YYYY-MM-DD`, of what is on loan. */
  due?: string;
}

/** A title that a library has catalogued, with its copies; e-books have none. */
export interface DemoHolding {
  fact: Fact;
  /** Counts the library's titles from 1. */
  number: number;
  copies: DemoCopy[];
}

/**
 * What each library holds, by ISIL. The same at every call.
 *
 * @param today `YYYY-MM-DD`: days of return lie around it
 */
export function holdingsOf(libraries: readonly DemoLibrary[], today: string): Map<string, DemoHolding[]> {
  const holdings = new Map<string, DemoHolding[]>(libraries.map(({ isil }) => [isil, []]));
  const nextBarcode = new Map<string, number>();
  for (const fact of demoFacts()) {
    for (const library of holdersOf(fact, libraries)) {
      const own = holdings.get(library.isil)!;
      own.push({ fact, number: own.length + 1, copies: copiesOf(fact, library, nextBarcode, today) });
    }
  }
  return holdings;
}

/** The libraries that hold a title: drawn without replacement, each as likely as its readiness to buy. */
export function holdersOf(fact: Fact, libraries: readonly DemoLibrary[]): DemoLibrary[] {
  const drawn = libraries
    .map((library) => ({ library, weight: affinityTo(fact, library) }))
    .filter(({ weight }) => weight > 0)
    .map(({ library, weight }) => ({ library, order: chance(fact.key, library.isil) ** (1 / weight) }))
    .sort((a, b) => b.order - a.order);
  return drawn.slice(0, numberOfHolders(fact)).map(({ library }) => library);
}

function affinityTo(fact: Fact, { affinity }: DemoLibrary): number {
  return affinity.languages[fact.language] ?? affinity.other;
}

/** Titles that a second source confirmed are the well-known ones; they are held more widely. */
function numberOfHolders(fact: Fact): number {
  const spread = choose(
    fact.isbn ? { many: 24, few: 58, one: 18 } : { many: 8, few: 50, one: 42 },
    "spread",
    fact.key,
  );
  if (spread === "one") return 1;
  return spread === "few" ? wholeNumber(2, 3, "few", fact.key) : wholeNumber(4, 8, "many", fact.key);
}

function copiesOf(
  fact: Fact,
  library: DemoLibrary,
  nextBarcode: Map<string, number>,
  today: string,
): DemoCopy[] {
  if (fact.form === "ebook") return [];
  const { branches, barcodePrefix, isil } = library;
  const most = fact.isbn || fact.audience === "children" ? 4 : 3;
  const skew = chance("copies", isil, fact.key) ** 1.6;
  const count = fact.form === "serial" ? 1 : Math.min(1 + Math.floor(skew * most), branches.length + 1);
  const first = wholeNumber(0, branches.length - 1, "branch", isil, fact.key);
  return Array.from({ length: count }, (_, at) => {
    const running = (nextBarcode.get(isil) ?? 0) + 1;
    nextBarcode.set(isil, running);
    const barcode = barcodePrefix + String(running * 7).padStart(14 - barcodePrefix.length, "0");
    return {
      branch: branches[(first + at) % branches.length]!,
      barcode,
      copyNumber: at + 1,
      ...statusOf(barcode, fact, today),
    };
  });
}

function statusOf(barcode: string, fact: Fact, today: string): { status: CopyStatus; due?: string } {
  if (fact.form === "serial" || fact.form === "map") return { status: "library-use" };
  const status = choose<CopyStatus>(
    { available: 75, "on-loan": 17, "library-use": 3, "on-order": 3, "in-repair": 2 },
    "status",
    barcode,
  );
  if (status !== "on-loan") return { status };
  return { status, due: addDays(today, wholeNumber(-3, 24, "due", barcode)) };
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
