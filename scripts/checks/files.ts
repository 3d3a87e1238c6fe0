import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Check } from "./check.ts";
import { filesIn, isProgram } from "./tree.ts";

// Words that say nothing about what a file holds, as its whole name or at its end (`loan-service`). In
// front they may be somebody's own word: a data table, a common password.
const emptyWords = [
  "utils",
  "util",
  "helper",
  "helpers",
  "manager",
  "common",
  "data",
  "info",
  "service",
  "misc",
];

const mostLines = 400;

// Files that may be longer, each with its reason.
const longOnPurpose: Readonly<Record<string, string>> = {
  "src/standards/marc/marc8-eacc-table.ts": "the code table of East Asian characters, one entry a line",
};

// index.ts is the face of a module, and the one file from which the islands are bundled.
const faces = /^src\/(modules\/[^/]+|web\/islands)\/index\.ts$/;

const folders = /^(bin|src|bench|scripts|test)\//;

/** Names that say what a file holds, and sizes that can be read. */
export const files: Check = {
  name: "files",
  asks: "file names and sizes",
  async run(root) {
    const ours = filesIn(root).filter((path) => folders.test(path));
    const faults = ours.flatMap((path) => [
      ...wrongName(path),
      ...(isProgram(path) || path.endsWith(".css") ? tooLong(root, path) : []),
    ]);
    return { faults, looked: `${ours.length} files` };
  },
};

function wrongName(path: string): string[] {
  const faults: string[] = [];
  for (const part of path.split("/")) {
    const name = part.replace(/\..*$/, "");
    const isDocument = /^[A-Z]+\.md$/.test(part) || part === ".gitkeep";
    if (!isDocument && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
      faults.push(`${path}: ${part} is not kebab-case.`);
    const word = name.split("-").at(-1) ?? "";
    if (emptyWords.includes(word)) faults.push(`${path}: "${word}" says nothing about what it holds.`);
  }
  if (/(^|\/)index\.tsx?$/.test(path) && !faces.test(path))
    faults.push(`${path}: index.ts is the face of a module and stands nowhere else.`);
  return faults;
}

function tooLong(root: string, path: string): string[] {
  const lines = readFileSync(join(root, path), "utf8").trimEnd().split("\n").length;
  if (lines <= mostLines || path in longOnPurpose) return [];
  return [`${path} has ${lines} lines, more than ${mostLines}: divide it where its subject divides.`];
}
