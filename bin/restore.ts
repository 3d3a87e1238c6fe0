import type { Command } from "commander";
import { withStore } from "./with-store.ts";

interface Options {
  check?: boolean;
  json?: boolean;
}

/** `commonshelf restore FILE`. */
export function register(program: Command): void {
  program
    .command("restore")
    .description("restore a backup into an empty installation: all of it, or nothing")
    .argument("<file>", "a file made by commonshelf backup")
    .option("--check", "only read the file and check that it is whole")
    .option("--json", "print what was restored as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  COMMONSHELF_DATA=/srv/new npx commonshelf restore monday.commonshelf\n  npx commonshelf restore --check monday.commonshelf",
    )
    .action((file: string, options: Options) =>
      options.check ? check(file, options) : restore(file, options),
    );
}

async function check(file: string, { json }: Options): Promise<void> {
  const { checkBackup } = await import("#kernel/backup/read.ts");
  const held = await checkBackup(file);
  if (json) return console.log(JSON.stringify({ file, ...held }));
  console.log(`${file} is whole: ${held.rows} rows of ${held.tables} tables and ${held.files} files.`);
}

async function restore(file: string, { json }: Options): Promise<void> {
  const [{ restoreBackup }, { showProgress }, { migrations, afterRestore }] = await Promise.all([
    import("#kernel/backup/restore.ts"),
    import("#kernel/progress.ts"),
    import("#app/modules.ts"),
  ]);
  const progress = showProgress({ unit: "rows" });
  const summary = await withStore(false, ({ store }) =>
    restoreBackup({ ...store, migrations, afterwards: afterRestore }, file, ({ rows, what }) =>
      progress.update(rows, undefined, what),
    ),
  ).finally(() => progress.end());
  if (json) return console.log(JSON.stringify({ file, ...summary }));
  console.log(
    `Restored ${summary.rows} rows of ${summary.tables} tables, ${summary.files} files and ${summary.jobs} unfinished jobs. The search index is made anew when the server starts.`,
  );
}
