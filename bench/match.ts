import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Invalid } from "#kernel/errors.ts";
import { marcFolder } from "./marc-folder.ts";
import { showCases, showGroups } from "./match/cases.ts";
import { compareMatchers, readPairs, showFit } from "./match/labelled.ts";

/**
 * How often matching errs on labelled pairs of records, beside match keys of others.
 * Options: `--records FILE --labels FILE` (any MARC format, gzip or not; columns id1, id2, label, where an id
 * is a record's 001), or `--data DIR` for a folder of material with dedup/ and bib/; `--fit` also fits the
 * weights anew and prints them with their cross-validated errors; `--folds`, `--seeds`.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      records: { type: "string" },
      labels: { type: "string" },
      data: { type: "string" },
      fit: { type: "boolean", default: false },
      folds: { type: "string", default: "5" },
      seeds: { type: "string", default: "4" },
    },
  });
  const { data } = values;
  const records = values.records ?? (data && join(marcFolder(data), "dedup/goldfinch/records.jsonl.gz"));
  const labels = values.labels ?? (data && join(marcFolder(data), "dedup/goldfinch/labels.csv"));
  if (!records || !labels)
    throw new Invalid("match.nothing-to-judge", "Name --records FILE and --labels FILE, or --data DIR.");
  const pairs = await readPairs(records, labels);
  const rates = compareMatchers(pairs);
  if (values.fit) showFit(pairs, Number(values.folds), Number(values.seeds));
  const others = data ? await otherSets(marcFolder(data)) : {};
  console.log(
    JSON.stringify({
      bench: "match",
      cores: availableParallelism(),
      peak_rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
      pairs: pairs.length,
      ...rates,
      ...others,
    }),
  );
}

/** The sets without labels of their own, one by one. */
async function otherSets(marc: string): Promise<Record<string, unknown>> {
  const dedup = join(marc, "dedup");
  return {
    cases: showCases(join(dedup, "melinda/test-fixtures/index")),
    crosslib: await showGroups(join(dedup, "crosslib_groups.tsv"), join(marc, "bib")),
    title_author: await showGroups(join(dedup, "title_author_groups.tsv"), join(marc, "bib")),
  };
}
