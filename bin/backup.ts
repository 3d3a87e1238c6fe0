import type { Command } from "commander";
import { withStore } from "./with-store.ts";

/** `commonshelf backup FILE`. */
export function register(program: Command): void {
  program
    .command("backup")
    .description("write everything (database and files) into one file; the site can run meanwhile")
    .argument("<file>", "the file to write; must not exist yet")
    .option("--json", "print what was written as JSON")
    .addHelpText(
      "after",
      "\nExample:\n  npx commonshelf backup /backups/$(date +%F).commonshelf\n\nThe search index is not in it: it is made anew from the database. docs/operations/backup.md tells more.",
    )
    .action(backup);
}

async function backup(file: string, options: { json?: boolean }): Promise<void> {
  const [{ writeBackup }, { showProgress }] = await Promise.all([
    import("#kernel/backup/write.ts"),
    import("#kernel/progress.ts"),
  ]);
  const progress = showProgress({ unit: "rows" });
  const summary = await withStore(true, ({ store }) =>
    writeBackup(store, file, ({ rows, what }) => progress.update(rows, undefined, what)),
  ).finally(() => progress.end());
  if (options.json) return console.log(JSON.stringify({ file, ...summary }));
  const megabytes = (summary.size / 1e6).toFixed(1);
  console.log(
    `Wrote ${file}: ${summary.rows} rows of ${summary.tables} tables and ${summary.files} files, ${megabytes} MB.`,
  );
}
