import { type Command, Help, InvalidArgumentError, Option } from "commander";
import { exitCodes } from "./exit-codes.ts";
import { withStore } from "./with-store.ts";

interface Options {
  library: string;
  profile?: string;
  full?: boolean;
  delta?: boolean;
  resume?: boolean;
  preview?: number;
  delete?: string;
  json?: boolean;
}

const usage = "--library <isil> [options] <file...>";

const examples = `
Examples:
  npx commonshelf load --library ZZ-NGT --profile koha --full northgate.mrc.gz
  npx commonshelf load --library ZZ-NGT --delta today.mrc
  npx commonshelf load --library ZZ-NGT --preview 5 northgate.mrc
  npx commonshelf load --library ZZ-NGT --delete gone.txt
  npx commonshelf load list
  npx commonshelf load rollback 12

Files may be ISO 2709, MARCXML or MARC in JSON, also compressed by gzip or zstd. A full load replaces what the
library has, when all of it has been read; a delta adds, changes and deletes what it names. Records marked as
deleted (leader/05 d) are taken away in both. --delete takes away the records whose control numbers a text file
names, one on each line ("-" reads standard input); those that the library does not have are listed. It can be taken
back like any load.
Records that cannot be read are put aside, told in the report, and end the command with code 3.`;

/** `commonshelf load`: the records of one library, from files. */
export function register(program: Command): void {
  const load = program.command("load").description("load a library's records from files of MARC");
  const files = load
    .command("files", { isDefault: true, hidden: true })
    .usage(usage)
    .argument("[file...]")
    .requiredOption("--library <isil>", "library whose records these are")
    .option("--profile <name>", "how to read them: a profile's name, or a JSON file")
    .option("--full", "these are all records of the library (the default)")
    .option("--delta", "these are changes")
    .option("--resume", "go on with a load that was stopped")
    .option("--preview <number>", "only show what the profile makes of the first records", wholeNumber)
    .addOption(
      new Option(
        "--delete <file>",
        "take away the records that this list of control numbers names",
      ).conflicts(["profile", "full", "delta", "resume", "preview"]),
    )
    .option("--json", "print the outcome as JSON")
    .action(loadPreviewOrDelete);
  load
    .command("list")
    .description("list loads, newest first")
    .option("--library <isil>", "only of this library")
    .option("--json", "as JSON")
    .action(list);
  load
    .command("rollback")
    .description("take back the newest load of a library: readers see what they saw before it")
    .argument("<load>", "number of the load", wholeNumber)
    .action(rollback);
  const plain = new Help();
  // Whoever asks about `load` wants to know the options of its hidden default.
  const visibleOptions = (command: Command) =>
    command === load ? [...files.options, ...plain.visibleOptions(load)] : plain.visibleOptions(command);
  load.configureHelp({ visibleOptions }).usage(usage).addHelpText("after", examples);
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number from 1.");
}

async function loadPreviewOrDelete(paths: string[], options: Options, command: Command): Promise<void> {
  if (options.delete === undefined) {
    if (paths.length === 0) command.error("error: name at least one file of records");
    return loadOrPreview(paths, options);
  }
  if (paths.length > 0) command.error("error: --delete takes one list and no files of records");
  const { deleteByList } = await import("./delete-by-list.ts");
  return deleteByList(options.delete, options);
}

async function loadOrPreview(paths: string[], options: Options): Promise<void> {
  const { Invalid } = await import("#kernel/errors.ts");
  if (options.full && options.delta)
    throw new Invalid("app.load-kind", "A load is either --full or --delta, not both.");
  const { fileToLoad } = await import("#modules/catalogue");
  const files = await Promise.all(paths.map((path) => fileToLoad(path)));
  const profile = options.profile ? await profileNamed(options.profile) : undefined;
  if (options.preview) return preview(files, profile, options);
  const kind = options.delta ? "delta" : "full";
  const outcome = await run({ library: options.library, files, kind, profile, resume: options.resume });
  report(outcome, options);
}

type Catalogue = typeof import("#modules/catalogue");
type Request = Parameters<Catalogue["loadFiles"]>[1];
type Outcome = Awaited<ReturnType<Catalogue["loadFiles"]>>;

/** A profile of the product by its name, or one of the library's own from a file. */
async function profileNamed(name: string) {
  const { readProfile, shippedProfile } = await import("#modules/catalogue");
  if (!name.endsWith(".json")) return shippedProfile(name);
  const { readFile } = await import("node:fs/promises");
  const { Invalid } = await import("#kernel/errors.ts");
  try {
    return readProfile(JSON.parse(await readFile(name, "utf8")));
  } catch (cause) {
    if (cause instanceof Invalid) throw cause;
    throw new Invalid("app.profile-file", `${name} cannot be read: ${(cause as Error).message}`, { cause });
  }
}

async function run(request: Request): Promise<Outcome> {
  const [{ loadFiles }, { ownersBySymbol }, { showProgress }] = await Promise.all([
    import("#modules/catalogue"),
    import("#app/owners.ts"),
    import("#kernel/progress.ts"),
  ]);
  const bar = showProgress({ unit: "records" });
  return withStore(true, async ({ store }) => {
    const owners = await ownersBySymbol(store.database);
    const whole = { ...request, ownerOf: (symbol: string) => owners.get(symbol) };
    return loadFiles(store.database, whole, ({ counts, bytes, total, file }) =>
      // How many records there will be is known only by how far into the files we are.
      bar.update(counts.read, bytes > 0 ? Math.round((counts.read * total) / bytes) : undefined, file),
    );
  }).finally(() => bar.end());
}

function report({ load, state, counts }: Outcome, { library, json }: Options): void {
  if (counts.quarantined > 0) process.exitCode = exitCodes.quarantined;
  if (json) return console.log(JSON.stringify({ load, library, state, counts }));
  const { read, added, changed, unchanged, removed, quarantined, repaired } = counts;
  console.log(
    `Load ${load} of ${library}: ${read} records read, ${added} added, ${changed} changed, ${unchanged} unchanged, ${removed} taken away.`,
  );
  if (repaired > 0) console.log(`${repaired} records were repaired.`);
  if (quarantined > 0)
    console.log(
      `${quarantined} records could not be read and were put aside: /staff/loads/${load} shows each.`,
    );
  if (state === "stopped") console.log("It was asked to stop. Go on with --resume.");
}

async function preview(
  files: Request["files"],
  given: Request["profile"],
  { preview: limit = 1, json }: Options,
): Promise<void> {
  const { previewFile, shippedProfile } = await import("#modules/catalogue");
  const profile = given ?? shippedProfile("plain");
  for (const file of files) {
    for (const record of await previewFile(file, profile, limit)) {
      if (json) console.log(JSON.stringify({ file: file.name, ...record }));
      else console.log(previewText(record));
    }
  }
}

function previewText({ number, kind, controlNumber, brief, items, faults }: PreviewedRecord): string {
  const lines = [`Record ${number}: ${kind}, control number ${controlNumber ?? "none"}`];
  if (brief) lines.push(`  ${JSON.stringify(brief)}`);
  for (const item of items) lines.push(`  item ${JSON.stringify(item)}`);
  for (const fault of faults) lines.push(`  fault ${JSON.stringify(fault)}`);
  return lines.join("\n");
}
type PreviewedRecord = Awaited<ReturnType<Catalogue["previewFile"]>>[number];

async function list({ library, json }: { library?: string; json?: boolean }): Promise<void> {
  const { listLoads } = await import("#modules/catalogue");
  const loads = await withStore(true, ({ store }) => listLoads(store.database, library ?? null));
  if (json) return console.log(JSON.stringify(loads));
  if (loads.length === 0) console.log("Nothing has been loaded yet.");
  for (const { id, library: of, kind, state, counts, startedAt, error } of loads) {
    const what = `${counts.read} read, ${counts.quarantined} put aside`;
    const when = startedAt.toISOString().slice(0, 16).replace("T", " ");
    console.log([id, of, kind, state, when, what, error ?? ""].join("\t").trimEnd());
  }
}

async function rollback(load: number): Promise<void> {
  const { rollBack } = await import("#modules/catalogue");
  const { library } = await withStore(true, ({ store }) => rollBack(store.database, load));
  console.log(`Load ${load} of ${library} was taken back.`);
}
