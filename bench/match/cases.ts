import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeMarcJson } from "#standards/marc/marcjson.ts";
import { explain } from "../../src/modules/catalogue/domain/matching/compare.ts";
import { type Traits, traitsOf } from "../../src/modules/catalogue/domain/matching/traits.ts";
import { readRecords } from "./read-pairs.ts";

/** The reasons that weigh most, as codes. */
function reasonsOf(a: Traits, b: Traits): string {
  const { verdict, score, statements } = explain(a, b);
  const most = statements.slice(0, 3).map(({ code, weight, parts }) => {
    const name = parts ? parts.map((part) => part.code).join("+") : code;
    return `${name} ${weight > 0 ? "+" : ""}${weight}`;
  });
  return `${verdict.padEnd(9)} ${score.toFixed(1).padStart(6)}  ${most.join(", ")}`;
}

/**
 * Prints what matching says of the cases of another union catalogue's merge validator, beside what that
 * catalogue decides: folders with inputRecordA.json, inputRecordB.json and expectedResults.json.
 */
export function showCases(folder: string): Record<"agree" | "left" | "joined" | "parted", number> {
  const counts = { agree: 0, left: 0, joined: 0, parted: 0 };
  console.log("\ncases of a merge validator (its policy, not ours): wanted, ours, why");
  for (const name of readdirSync(folder).sort()) {
    const [a, b, expected] = ["inputRecordA", "inputRecordB", "expectedResults"].map((part) =>
      join(folder, name, `${part}.json`),
    ) as [string, string, string];
    if (![a, b, expected].every((path) => existsSync(path))) continue;
    const { action } = JSON.parse(readFileSync(expected, "utf8")) as { action?: string | false };
    const traits = [a, b]
      .map((path) => decodeMarcJson(readFileSync(path)).record)
      .map((record) => record && traitsOf(record));
    if (action === undefined || !traits[0] || !traits[1]) continue;
    const reasons = reasonsOf(traits[0], traits[1]);
    const isSame = reasons.startsWith("same");
    if (reasons.startsWith("doubtful")) counts.left++;
    else if (isSame === (action === "merge")) counts.agree++;
    else counts[isSame ? "joined" : "parted"]++;
    console.log(
      `${name.slice(0, 40).padEnd(40)} ${(action === "merge" ? "merge" : "no").padEnd(5)} ${reasons}`,
    );
  }
  const { agree, left, joined, parted } = counts;
  console.log(
    `decided alike ${agree}, left to people ${left}, joined against its policy ${joined}, kept apart ${parted}`,
  );
  return counts;
}

/** Prints how the records of each group of a list are divided: lines of `... <tab> source#n source#n`. */
export async function showGroups(
  list: string,
  bibliography: string,
): Promise<{ groups: number; whole: number }> {
  const [, ...lines] = readFileSync(list, "utf8").trim().split("\n");
  const sources = new Map<string, (Traits | null)[]>();
  let whole = 0;
  console.log(`\n${list}: group, records, editions, pairs same / doubtful / different`);
  for (const line of lines) {
    const cells = line.split("\t");
    const members: Traits[] = [];
    for (const reference of (cells.at(-1) ?? "").split(" ")) {
      const [source = "", number] = reference.split("#");
      if (!sources.has(source))
        sources.set(source, (await readRecords(join(bibliography, `${source}.mrc`))).map(traitsOf));
      const traits = sources.get(source)![Number(number) - 1];
      if (traits) members.push(traits);
    }
    const { editions, verdicts } = divided(members);
    if (editions === 1) whole++;
    const name = cells.slice(0, -1).join(" / ").slice(0, 60);
    console.log(
      `${name.padEnd(60)} ${String(members.length).padStart(4)} ${String(editions).padStart(4)}  ${verdicts}`,
    );
  }
  return { groups: lines.length, whole };
}

function divided(members: readonly Traits[]): { editions: number; verdicts: string } {
  const counts = { same: 0, doubtful: 0, different: 0 };
  const group = members.map((_, i) => i);
  for (let i = 0; i < members.length; i++) {
    for (let j = i + 1; j < members.length; j++) {
      const { verdict } = explain(members[i]!, members[j]!);
      counts[verdict]++;
      if (verdict !== "same" || group[i] === group[j]) continue;
      const [kept, gone] = [group[i]!, group[j]!];
      group.forEach((at, n) => {
        if (at === gone) group[n] = kept;
      });
    }
  }
  return {
    editions: new Set(group).size,
    verdicts: `${counts.same} / ${counts.doubtful} / ${counts.different}`,
  };
}
