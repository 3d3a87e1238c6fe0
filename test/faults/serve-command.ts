// A process that runs uploaded loads as the server does: DIRECTORY [LIBRARY FILE] enters the upload, or
// only recovers what an earlier process left. Prints a line when it has begun and one for each batch, and
// ends when nothing is left to load.
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { localFiles } from "#kernel/files.ts";
import { startJobs } from "#kernel/jobs.ts";
import { createLog } from "#kernel/log.ts";
import { listLoads, shippedProfile, Uploads } from "#modules/catalogue";
import { open } from "./network.ts";

const [directory, library, path] = process.argv.slice(2) as [string, string?, string?];
const { database, close } = await open(directory);
const uploads = new Uploads(database, localFiles(join(directory, "files")), async () => new Map());
await uploads.recover();
const runner = await startJobs(
  database,
  { "catalogue.load": (job) => uploads.run(job) },
  [],
  createLog("silent"),
);
if (library && path) {
  const file = await uploads.store("upload.mrc", createReadStream(path));
  await uploads.enter({
    library,
    kind: "full",
    profile: shippedProfile("koha"),
    files: [file],
    startedBy: "test",
  });
}
console.log("loading");
const ends = ["active", "discarded", "rolled-back"];
let seen = 0;
while ((await listLoads(database, null)).some((load) => !ends.includes(load.state))) {
  await new Promise((done) => setTimeout(done, 20));
  const read = (await listLoads(database, null))[0]!.counts.read ?? 0;
  if (read !== seen) console.log("batch");
  seen = read;
  // A failed load (its database was killed) is taken up again, as a person would by one press.
  for (const load of await listLoads(database, null))
    if (load.state === "failed") await uploads.resume(load.id);
}
await uploads.close();
await runner.stop();
await close();
