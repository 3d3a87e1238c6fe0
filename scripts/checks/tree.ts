import { readdirSync } from "node:fs";
import { join } from "node:path";

const notOurs = new Set(["node_modules", ".git", ".tmp", "data"]);

/**
 * Paths of all files of a tree, relative to its root, with slashes, in name order. What git ignores is
 * left out: installed packages, scratch files and the data directory (at the root only).
 */
export function filesIn(root: string, folder = ""): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) return !folder && notOurs.has(entry.name) ? [] : filesIn(root, path);
      return entry.isFile() && !entry.name.endsWith(".log") ? [path] : [];
    });
}

/** Whether a path is one of our program files: TypeScript or the JavaScript of bin/. */
export function isProgram(path: string): boolean {
  return /\.(ts|tsx|js)$/.test(path) && !path.endsWith(".d.ts");
}

/** Whether a path is a test. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

/** The room a file of src/ belongs to: `kernel`, `standards`, `web`, `app` or the module's name. */
export function roomOf(path: string): string | undefined {
  const [, inModules, elsewhere] = /^src\/(?:modules\/([^/]+)|([^/]+))\//.exec(path) ?? [];
  return inModules ?? elsewhere;
}
