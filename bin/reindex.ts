import type { Command } from "commander";
import { withStore } from "./with-store.ts";

/** `commonshelf reindex`: makes the search index anew. */
export function register(program: Command): void {
  program
    .command("reindex")
    .description("make the search index of this machine anew from the catalogue")
    .option("--json", "print the outcome as JSON")
    .addHelpText(
      "after",
      "\nExample:\n  npx commonshelf reindex\n\nThis is hardly ever needed: the index follows the catalogue by itself. Not while the server runs here.",
    )
    .action(reindex);
}

async function reindex({ json }: { json?: boolean }): Promise<void> {
  const [{ rebuildIndex }, { showProgress }] = await Promise.all([
    import("#app/rebuild-index.ts"),
    import("#kernel/progress.ts"),
  ]);
  const bar = showProgress({ unit: "editions" });
  const editions = await withStore(true, (workplace) =>
    rebuildIndex(workplace, (done) => bar.update(done)),
  ).finally(() => bar.end());
  if (json) return console.log(JSON.stringify({ editions }));
  console.log(`The search index has ${editions} editions.`);
}
