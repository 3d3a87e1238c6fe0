import type { Check } from "../checks/check.ts";
import { plant } from "./fixture.ts";

/** Runs a check on a planted tree and gives the faults that it found, as one text; "" when it passed. */
export async function faultsOf(run: Check["run"], files: Readonly<Record<string, string>>): Promise<string> {
  const fixture = plant(files);
  try {
    return (await run(fixture.root)).faults.join("\n");
  } finally {
    fixture.remove();
  }
}
