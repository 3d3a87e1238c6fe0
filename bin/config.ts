import type { Command } from "commander";

/** `commonshelf config`: what is in force, or the table of all settings for the documentation. */
export function register(program: Command): void {
  program
    .command("config")
    .description("show the configuration that is in force")
    .option("--json", "as JSON")
    .option("--markdown", "all settings as docs/configuration.md has them")
    .addHelpText("after", "\nExample:\n  PORT=9000 npx commonshelf config")
    .action(show);
}

async function show(options: { json?: boolean; markdown?: boolean }): Promise<void> {
  const { configurationMarkdown } = await import("#kernel/config/markdown.ts");
  if (options.markdown) return void process.stdout.write(configurationMarkdown());
  const { readConfig } = await import("#kernel/config/read.ts");
  const config = Object.fromEntries(
    Object.entries(readConfig()).map(([name, value]) => [name, withoutSecrets(name, value)]),
  );
  if (options.json) return console.log(JSON.stringify(config));
  for (const [name, value] of Object.entries(config)) console.log(`${name.padEnd(20)} ${value ?? "-"}`);
}

function withoutSecrets(name: string, value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (name === "metricsToken") return "(kept secret)";
  if (!/url$/i.test(name) || !URL.canParse(value)) return value;
  const url = new URL(value);
  if (url.password) url.password = "secret";
  return url.href;
}
