import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { exitCodes, exitCodesHelp } from "./exit-codes.ts";
import { tell } from "./tell.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

/** Each command's file, loaded before the arguments are read: they import what is heavy only when they run. */
const commands = [
  import("./serve.ts"),
  import("./demo.ts"),
  import("./load.ts"),
  import("./reindex.ts"),
  import("./config.ts"),
  import("./user.ts"),
  import("./backup.ts"),
  import("./restore.ts"),
  import("./doctor.ts"),
];

function onlyOurErrors(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) onlyOurErrors(child);
}

/**
 * Reads the command line, runs the command and ends the process with its exit code.
 *
 * @param args without the names of Node and of the program
 */
export async function main(args: string[]): Promise<void> {
  const program = new Command("commonshelf")
    .description("One network, one shelf: the platform on which the public libraries of a region cooperate.")
    .version(version)
    .showHelpAfterError("(--help tells more)")
    .addHelpText("after", exitCodesHelp);
  for (const { register } of await Promise.all(commands)) register(program);
  onlyOurErrors(program);
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    process.exitCode = error instanceof CommanderError ? codeOf(error) : tell(error);
  }
  // What was written to a pipe must arrive before the process ends.
  await new Promise((done) => process.stdout.write("", done));
  process.exit();
}

function codeOf(error: CommanderError): number {
  const asked = ["commander.helpDisplayed", "commander.version"].includes(error.code);
  return asked ? exitCodes.done : exitCodes.usage;
}
