// Runs one benchmark: `npm run bench -- NAME [options]`. Each is a file of this folder that exports
// `run(args)`, starts all that it needs, and ends with one line of JSON.
import { readdirSync, readFileSync } from "node:fs";
import { HouseError } from "#kernel/errors.ts";

const folder = new URL("./", import.meta.url);
const isBenchmark = (file: string) =>
  file.endsWith(".ts") &&
  /^export (async )?function run\(/m.test(readFileSync(new URL(file, folder), "utf8"));
const names = readdirSync(folder)
  .filter((file) => file !== "run.ts" && isBenchmark(file))
  .map((file) => file.replace(/\.ts$/, ""));

const [name = "", ...args] = process.argv.slice(2);
if (!names.includes(name)) {
  const wrong = name === "" || name === "--help" ? "" : `There is no benchmark ${name}.\n`;
  console.error(`${wrong}npm run bench -- NAME [options], where NAME is one of: ${names.join(", ")}.`);
  process.exit(name === "--help" ? 0 : 2);
}
try {
  const { run }: { run: (args: string[]) => Promise<void> | void } = await import(`./${name}.ts`);
  await run(args);
} catch (error) {
  const isUsage = (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS") ?? false;
  console.error(error instanceof HouseError || isUsage ? (error as Error).message : error);
  process.exitCode = isUsage ? 2 : 1;
}
