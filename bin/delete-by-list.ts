import { createReadStream } from "node:fs";
import { withStore } from "./with-store.ts";

/** More numbers that were not found than this are only counted; --json gives all. */
const mostShown = 20;

type Outcome = Awaited<ReturnType<typeof import("#modules/catalogue")["deleteRecords"]>>;

/**
 * `commonshelf load --delete`: takes away a library's records by a list of control numbers.
 *
 * @param path of the list; `-` is standard input
 */
export async function deleteByList(
  path: string,
  { library, json }: { library: string; json?: boolean },
): Promise<void> {
  const { deleteRecords } = await import("#modules/catalogue");
  const { list, controlNumbers } = await readList(path);
  const outcome = await withStore(true, ({ store }) =>
    deleteRecords(store.database, { library, list, controlNumbers }),
  );
  const { notFound, ...rest } = outcome;
  if (json) console.log(JSON.stringify({ ...rest, library, not_found: notFound }));
  else report(outcome, library);
}

async function readList(path: string) {
  const { fileToLoad, readControlNumbers } = await import("#modules/catalogue");
  const file = path === "-" ? undefined : await fileToLoad(path);
  const list = { name: file?.name ?? "standard input", size: file?.size ?? 0 };
  const content = file ? createReadStream(file.path) : process.stdin;
  return { list, controlNumbers: await readControlNumbers(content, list.name) };
}

function report({ load, counts, notFound }: Outcome, library: string): void {
  const { read, removed } = counts;
  console.log(
    `Load ${load} of ${library}: ${read} control numbers read, ${removed} records taken away, ${notFound.length} not found.`,
  );
  for (const number of notFound.slice(0, mostShown)) console.log(`Not found: ${number}`);
  if (notFound.length > mostShown)
    console.log(`${notFound.length - mostShown} more were not found: --json lists all.`);
}
