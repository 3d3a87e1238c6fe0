// A process that loads files as the command line does: DIRECTORY LIBRARY FILE..., resuming where there is
// something to resume. Prints a line when it has begun and one
// for each batch.
import { Conflict, Invalid } from "#kernel/errors.ts";
import { fileToLoad, type LoadRequest, loadFiles, shippedProfile } from "#modules/catalogue";
import { open } from "./network.ts";

const [directory, library, ...paths] = process.argv.slice(2) as [string, string, ...string[]];
const { database, close } = await open(directory);
const request: LoadRequest = {
  library,
  kind: "full",
  profile: shippedProfile("koha"),
  files: await Promise.all(paths.map((path) => fileToLoad(path))),
};
const tell = () => console.log("batch");
console.log("loading");
for (;;) {
  try {
    await loadFiles(database, { ...request, resume: true }, tell);
    break;
  } catch (error) {
    if (error instanceof Invalid && error.code === "catalogue.nothing-to-resume") {
      await loadFiles(database, request, tell);
      break;
    }
    // The connection of a killed loader may hold its lock a moment longer.
    if (!(error instanceof Conflict)) throw error;
    await new Promise((done) => setTimeout(done, 50));
  }
}
await close();
