import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "#kernel/config/read.ts";
import { localFiles } from "#kernel/files.ts";
import { Messages } from "#kernel/i18n/messages.ts";
import { createLog } from "#kernel/log.ts";
import { testDatabase } from "#kernel/testing/database.ts";
import { addPerson, type NewPerson } from "#modules/accounts";
import { testAssets } from "#web/testing.ts";
import { createHouse, type House } from "../house.ts";
import { messageFolders, migrations } from "../modules.ts";
import type { Store } from "../store.ts";

/** A whole house for one test file, on a database of its own, without jobs and search running. */
export interface TestHouse {
  readonly house: House;
  readonly store: Store;
  /** Asks as a browser does that shows our own pages. */
  ask(path: string, init?: RequestInit & { session?: string }): Promise<Response>;
  /** Adds somebody with a password and signs in. @returns the cookie of the session */
  signIn(person: Omit<NewPerson, "email" | "password">): Promise<string>;
  close(): Promise<void>;
}

const password = "a long enough secret 7";

export async function testHouse(): Promise<TestHouse> {
  const directory = mkdtempSync(join(tmpdir(), "house-"));
  const own = await testDatabase(migrations);
  const { database } = own;
  const filesDirectory = join(directory, "files");
  const searchDirectory = join(directory, "search");
  const files = localFiles(filesDirectory);
  const close = async () => {};
  const store = { database, files, filesDirectory, searchDirectory, isEmbedded: false, close };
  const house = createHouse({
    config: readConfig({ COMMONSHELF_DATA: directory, PORT: "8080" }),
    log: createLog("silent"),
    store,
    messages: Messages.read(messageFolders),
    assets: testAssets,
  });
  const ask: TestHouse["ask"] = async (path, { session, headers, ...init } = {}) =>
    house.edge.request(`http://127.0.0.1:8080${path}`, {
      ...init,
      headers: {
        ...{ accept: "text/html", "sec-fetch-site": "same-origin" },
        ...(session && { cookie: session }),
        ...(headers as Record<string, string>),
      },
    });
  let people = 0;
  return {
    house,
    store,
    ask,
    async signIn(person) {
      const email = `person${++people}@example.org`;
      await addPerson(database, { ...person, email, password });
      const body = new URLSearchParams({ way: "mail", email, password });
      const answer = await ask("/sign-in", { method: "POST", body });
      const cookie = answer.headers.getSetCookie().find((each) => each.startsWith("session="));
      if (!cookie) throw new Error(`Signing in was answered with ${answer.status}.`);
      return cookie.split(";")[0]!;
    },
    async close() {
      await house.stop();
      await own.drop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
