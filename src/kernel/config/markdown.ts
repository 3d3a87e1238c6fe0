import { aboutSetting, defaultOf, type SettingName, settings } from "./settings.ts";

const introduction = `# Configuration

<!-- Made from src/kernel/config/settings.ts by \`npx commonshelf config --markdown > docs/configuration.md\`. -->

Commonshelf needs no configuration to start. What you want different, set in the environment, or in a JSON
file with the same names (\`{"PORT": 8080}\`): \`commonshelf.json\` in the current directory, or the one named by
\`COMMONSHELF_CONFIG\`. The environment wins over the file. An unknown name that begins with \`COMMONSHELF_\`, and
any unknown name in the file, is refused, so that a misspelt setting does not pass unseen.

\`npx commonshelf doctor\` checks what you set. \`npx commonshelf config\` shows what is in force.

`;

function otherwise(name: SettingName): string {
  const said = aboutSetting(name).otherwise;
  return said ?? `\`${name === "COMMONSHELF_DATA" ? "./data" : String(defaultOf(name))}\``;
}

const cell = (text: string) => text.replaceAll("|", "\\|");

/** A table whose columns are as wide as their longest cell, as the formatter leaves it. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((text, at) => text.padEnd(widths[at]!)).join(" | ")} |\n`;
  const [head, ...body] = rows;
  return [line(head!), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("");
}

/** docs/configuration.md, made from the table of settings. */
export function configurationMarkdown(): string {
  const rows = (Object.keys(settings) as SettingName[]).map((name) => {
    const { description, wanted } = aboutSetting(name);
    return [`\`${name}\``, cell(description), cell(wanted), cell(otherwise(name))];
  });
  return introduction + table([["name", "what it is for", "wanted", "when not given"], ...rows]);
}
