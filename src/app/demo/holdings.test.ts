import { describe, expect, it } from "vitest";
import { demoFacts } from "./facts.ts";
import { holdingsOf } from "./holdings.ts";
import { demoNetwork } from "./libraries.ts";

const holdings = holdingsOf(demoNetwork.libraries, "2026-12-01");
const all = [...holdings.values()].flat();
const holders = new Map<string, number>();
for (const { fact } of all) holders.set(fact.key, (holders.get(fact.key) ?? 0) + 1);
const copies = all.flatMap((holding) => holding.copies);

function heldBy(from: number, to: number): number {
  return [...holders.values()].filter((count) => count >= from && count <= to).length;
}

describe("what the demo libraries hold", () => {
  it("leaves no title out and gives no library everything", () => {
    expect(holders.size).toBe(demoFacts().length);
    for (const [isil, own] of holdings) {
      expect(own.length, isil).toBeGreaterThan(300);
      expect(own.length, isil).toBeLessThan(demoFacts().length / 2);
    }
  });

  it("overlaps as real catalogues do: many titles at one library, most at two or three, popular ones at four to eight", () => {
    const share = (count: number) => count / holders.size;
    expect(share(heldBy(1, 1))).toBeGreaterThan(0.25);
    expect(share(heldBy(2, 3))).toBeGreaterThan(0.45);
    expect(share(heldBy(4, 8))).toBeGreaterThan(0.1);
    expect(heldBy(9, 99)).toBe(0);
  });

  it("comes to some five thousand records and more than eight thousand copies", () => {
    expect(all.length).toBeGreaterThanOrEqual(4500);
    expect(all.length).toBeLessThanOrEqual(6000);
    expect(copies.length).toBeGreaterThanOrEqual(8000);
  });

  it("gives each copy a barcode of its own, fourteen digits long", () => {
    expect(new Set(copies.map(({ barcode }) => barcode)).size).toBe(copies.length);
    for (const { barcode } of copies) expect(barcode).toMatch(/^\d{14}$/);
  });

  it("has copies in every state, and a day of return for what is on loan and nothing else", () => {
    const states = new Set(copies.map(({ status }) => status));
    expect([...states].sort()).toEqual(["available", "in-repair", "library-use", "on-loan", "on-order"]);
    for (const { status, due } of copies) expect(due !== undefined).toBe(status === "on-loan");
  });

  it("uses every branch", () => {
    const used = new Set(copies.map(({ branch }) => branch));
    for (const branch of demoNetwork.libraries.flatMap(({ branches }) => branches))
      expect(used.has(branch), branch.code).toBe(true);
  });

  it("falls the same way each time", () => {
    expect(holdingsOf(demoNetwork.libraries, "2026-12-01")).toEqual(holdings);
  });
});
