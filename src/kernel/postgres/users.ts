import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive, startOf } from "./processes.ts";

/**
 * Who is using the embedded server: one file per process in a directory. The last one to leave stops
 * the server, so that `commonshelf load` beside a running `serve` shares it, in either order of ending.
 *
 * A file holds the process's start time where the system tells it (Linux), so that a number used again
 * after a crash is not taken for the old process.
 */
export class Users {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
    mkdirSync(directory, { recursive: true });
  }

  enter(): void {
    writeFileSync(join(this.#directory, String(process.pid)), startOf(process.pid) ?? "");
  }

  leave(): void {
    rmSync(join(this.#directory, String(process.pid)), { force: true });
  }

  /** Whether another living process uses the server; files of dead ones are removed. */
  hasOthers(): boolean {
    const others = readdirSync(this.#directory).filter((name) => Number(name) !== process.pid);
    const living = others.filter((name) => {
      const file = join(this.#directory, name);
      const alive = isAlive(Number(name)) && readFileSync(file, "utf8") === (startOf(Number(name)) ?? "");
      if (!alive) rmSync(file, { force: true });
      return alive;
    });
    return living.length > 0;
  }
}
