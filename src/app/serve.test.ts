import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "./free-port.ts";
import { type RunningCommand, runCommand, startCommand } from "./testing/command.ts";

const directory = mkdtempSync(join(tmpdir(), "serve-"));
const pidFile = join(directory, "postgres/18/postmaster.pid");
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function start(extra: Record<string, string> = {}) {
  const port = String(await freePort("127.0.0.1", 0));
  const environment = { COMMONSHELF_DATA: directory, PORT: port, LOG_LEVEL: "warn", ...extra };
  const running = startCommand(["serve"], environment);
  await running.until(/ready at/);
  return { running, port: Number(port), address: `http://127.0.0.1:${port}` };
}

const body = "theme=dark&back=%2Fhelp";

/** Begins a form and holds back its second half. */
async function slowRequest(port: number) {
  const socket = connect(port, "127.0.0.1");
  const head = `POST /preferences HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n`;
  socket.write(head + body.slice(0, 5));
  let answer = "";
  socket.on("data", (chunk) => {
    answer += chunk;
  });
  const closed = new Promise<string>((done) => socket.on("close", () => done(answer)));
  socket.on("error", () => {});
  await new Promise((done) => setTimeout(done, 200));
  return { finish: () => socket.write(body.slice(5)), closed };
}

/** Whether the embedded server of this directory runs. */
function postgresRuns(): boolean {
  if (!existsSync(pidFile)) return false;
  try {
    process.kill(Number(readFileSync(pidFile, "utf8").split("\n")[0]), 0);
    return true;
  } catch {
    return false;
  }
}

describe("serving", () => {
  test("answers, and on SIGTERM finishes what is under way, takes nothing new and leaves nothing running", async () => {
    const { running, port, address } = await start();
    const ready = await fetch(`${address}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true, ports: { http: port } }]);
    expect(postgresRuns()).toBe(true);
    const slow = await slowRequest(port);
    running.signal("SIGTERM");
    await new Promise((done) => setTimeout(done, 300));
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
    slow.finish();
    expect(await slow.closed).toMatch(/^HTTP\/1\.1 303 .*location: \/help/is);
    const { code, err } = await running.ended;
    expect([code, err]).toEqual([0, ""]);
    expect(postgresRuns()).toBe(false);
  });

  test("cuts a request off that goes on beyond the limit", async () => {
    const { running, port } = await start({ SHUTDOWN_SECONDS: "1" });
    const slow = await slowRequest(port);
    running.signal("SIGINT");
    expect(await slow.closed).toBe("");
    expect((await running.ended).code).toBe(0);
  });

  test("hurries at a second signal, but not at the echo of the first", async () => {
    const { running, port } = await start();
    const slow = await slowRequest(port);
    running.signal("SIGINT");
    running.signal("SIGINT");
    await new Promise((done) => setTimeout(done, 800));
    expect(postgresRuns()).toBe(true);
    running.signal("SIGINT");
    expect(await slow.closed).toBe("");
    expect((await running.ended).code).toBe(1);
    expect(postgresRuns()).toBe(false);
  });
});

describe("what cannot be served", () => {
  let running: RunningCommand;
  let port: number;
  beforeAll(async () => {
    ({ running, port } = await start());
  });
  afterAll(async () => {
    running.signal("SIGTERM");
    await running.ended;
  });

  test("is told in one sentence: a port in use", async () => {
    const second = await runCommand(["serve"], { COMMONSHELF_DATA: directory, PORT: String(port) });
    expect(second).toMatchObject({ code: 1, out: "" });
    expect(second.err.trim()).toBe(
      `Port ${port} is used by another program already. Stop that program, or choose another port: PORT=8081.`,
    );
    expect(postgresRuns()).toBe(true);
  });

  test("is told in one sentence: a database that does not answer", async () => {
    const DATABASE_URL = "postgres://nobody:secret@127.0.0.1:1/none";
    const { code, err } = await runCommand(["serve"], { COMMONSHELF_DATA: directory, DATABASE_URL });
    expect([code, err.trim()]).toEqual([
      1,
      "The database does not answer. Check that PostgreSQL runs and that DATABASE_URL is right.",
    ]);
  });

  test("is told as wrong usage: a wrong setting", async () => {
    const { code, err } = await runCommand(["serve"], { PORT: "http" });
    expect(code).toBe(2);
    expect(err).toBe('PORT is "http" (from the environment). Wanted: a whole number from 0 to 65535.\n');
  });
});
