import { existsSync } from "node:fs";
import { join } from "node:path";

/** Where the MARC records of `--data DIR` lie: in DIR/marc, or in DIR itself where it has no such folder. */
export function marcFolder(data: string): string {
  const within = join(data, "marc");
  return existsSync(within) ? within : data;
}
