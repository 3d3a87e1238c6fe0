import { createWriteStream } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { setImmediate as breathe } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localFiles } from "#kernel/files.ts";
import { receiveForm } from "./multipart.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "multipart-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const boundary = "----boundary";
const part = (headers: string, body: string) => `--${boundary}\r\n${headers}\r\n\r\n${body}\r\n`;
const field = (name: string, value: string) => part(`Content-Disposition: form-data; name="${name}"`, value);
const fileHead = (name: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: application/marc\r\n\r\n`;
const end = `\r\n--${boundary}--\r\n`;

/** A request whose body is made while it is read. */
function requestOf(chunks: Iterable<string | Uint8Array>): Request {
  const encoder = new TextEncoder();
  const iterator = chunks[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await breathe();
        const { value, done } = iterator.next();
        if (done) return controller.close();
        controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
      },
    },
    { highWaterMark: 0 },
  );
  const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
  return new Request("http://site.test/", { method: "POST", headers, body, duplex: "half" } as RequestInit);
}

const read = async (content: AsyncIterable<Uint8Array>) => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

describe("a form that streams in", () => {
  test("gives each file with the fields before it, whatever the script of its name", async () => {
    const body = [
      field("library", "ZZ-N"),
      `${fileHead("تحميل é.mrc")}one${end.slice(0, 2)}`,
      `${fileHead("two.mrc")}two\r\n`,
      field("late", "yes"),
      `--${boundary}--\r\n`,
    ].join("");
    const seen: unknown[] = [];
    // One byte at a time: boundaries fall everywhere.
    const bytes = Buffer.from(body);
    const pieces = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
    const { fields, failure } = await receiveForm(
      requestOf(pieces),
      async ({ field, name, content }, typed) => {
        seen.push([field, name, await read(content), Object.fromEntries(typed)]);
      },
    );
    expect(failure).toBeUndefined();
    expect(seen).toEqual([
      ["files", "تحميل é.mrc", "one", { library: "ZZ-N" }],
      ["files", "two.mrc", "two", { library: "ZZ-N" }],
    ]);
    expect(Object.fromEntries(fields)).toEqual({ library: "ZZ-N", late: "yes" });
  });

  test("is never read far ahead of a slow disk, however large a file is", async () => {
    const size = 96;
    let sent = 0;
    function* chunks() {
      yield fileHead("large.mrc");
      for (; sent < size; sent++) yield Buffer.alloc(1024 * 1024, "a");
      yield end;
    }
    let ahead = 0;
    const { files, failure } = await receiveForm(requestOf(chunks()), async ({ content }) => {
      let bytes = 0;
      async function* slowly() {
        for await (const chunk of content) {
          bytes += chunk.length;
          for (let n = 0; n < 5; n++) await breathe();
          ahead = Math.max(ahead, sent - bytes / 1024 ** 2);
          yield chunk;
        }
      }
      await pipeline(slowly(), createWriteStream(join(folder, "large")));
      return bytes;
    });
    expect(failure).toBeUndefined();
    expect(files).toEqual([size * 1024 ** 2]);
    expect(ahead).toBeLessThan(4);
  });

  test("passes over what nobody reads, or stops reading, and still comes to its end", async () => {
    const large = "x".repeat(300_000);
    const body = [
      `${fileHead("unread.mrc")}${large}\r\n`,
      `${fileHead("half.mrc")}${large}\r\n`,
      `${fileHead("read.mrc")}whole${end}`,
    ];
    const { files } = await receiveForm(requestOf(body), async ({ name, content }) => {
      if (name === "read.mrc") return read(content);
      if (name === "half.mrc") for await (const _ of content) break;
      return name;
    });
    expect(files).toEqual(["unread.mrc", "half.mrc", "whole"]);
  });

  test("hands back what was taken when one file cannot be", async () => {
    const body = [`${fileHead("a.mrc")}a\r\n`, `${fileHead("full.mrc")}b\r\n`, `${fileHead("c.mrc")}c${end}`];
    const { files, failure } = await receiveForm(requestOf(body), async ({ name }) => {
      if (name === "full.mrc") throw Object.assign(new Error("no space"), { code: "ENOSPC" });
      return name;
    });
    expect(files).toEqual(["a.mrc", "c.mrc"]);
    expect(failure).toMatchObject({ code: "ENOSPC" });
  });

  test("that breaks off leaves no half file behind, and says so", async () => {
    const store = localFiles(join(folder, "store"));
    const begun = [field("library", "ZZ-N"), `${fileHead("a.mrc")}only the beginning`];
    function* breaking() {
      yield* begun;
      throw new Error("the connection was reset");
    }
    for (const request of [requestOf(begun), requestOf(breaking())]) {
      const { files, failure } = await receiveForm(request, ({ content }) =>
        store.put("uploads/a.marc", content),
      );
      expect(files).toEqual([]);
      expect(failure).toMatchObject({ code: "catalogue.upload-broken", status: 422 });
    }
    expect(await readdir(join(folder, "store", "uploads"))).toEqual([]);
  });

  test("is refused where it is no form of files", async () => {
    const plain = new Request("http://site.test/", { method: "POST", body: new URLSearchParams({ a: "b" }) });
    await expect(receiveForm(plain, async () => {})).rejects.toMatchObject({ status: 415 });
  });
});
