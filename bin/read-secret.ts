import { createInterface } from "node:readline";
import { Writable } from "node:stream";

/** Asks for a secret without showing it, or takes the first line of standard input where that is no terminal. */
export async function readSecret(what: string): Promise<string> {
  const isTerminal = process.stdin.isTTY === true;
  if (isTerminal) process.stderr.write(`${what}: `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: isTerminal });
  for await (const line of lines) {
    lines.close();
    if (isTerminal) process.stderr.write("\n");
    return line;
  }
  return "";
}
