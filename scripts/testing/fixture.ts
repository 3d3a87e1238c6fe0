import { randomUUID } from "node:crypto";
import { copyFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { repository } from "../repository.ts";

// What the tools read: the real configuration, so that a test fails when a rule is lost.
const configuration = [".dependency-cruiser.js", "biome.json", "tsconfig.json", ".gitignore"];

/** A small tree of files under .tmp, with the checkout's own configuration and packages. */
export interface Fixture {
  readonly root: string;
  remove(): void;
}

/** Makes a tree; `files` gives the text of each file by its path. */
export function plant(files: Readonly<Record<string, string>>): Fixture {
  const root = join(repository, ".tmp", "fixtures", randomUUID());
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  mkdirSync(root, { recursive: true });
  for (const [path, text] of Object.entries(files)) write(path, text);
  if (!files["package.json"]) copyFileSync(join(repository, "package.json"), join(root, "package.json"));
  for (const name of configuration) if (!files[name]) copyFileSync(join(repository, name), join(root, name));
  symlinkSync(join(repository, "node_modules"), join(root, "node_modules"), "dir");
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
