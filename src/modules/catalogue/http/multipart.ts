import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy } from "@fastify/busboy";
import { Invalid } from "#kernel/errors.ts";
import { Refusal } from "#kernel/http/refusal.ts";

/** One file of a form while it arrives. */
interface ArrivingFile {
  /** Name of the form's field. */
  readonly field: string;
  /** As the sender calls it, without folders. */
  readonly name: string;
  /** Its bytes, to be read once; what is not read is passed over. */
  readonly content: AsyncIterable<Uint8Array>;
}

/** What came of a form. */
interface ReceivedForm<T> {
  readonly fields: ReadonlyMap<string, string>;
  /** What was made of each file. */
  readonly files: readonly T[];
  /** Set when the form did not come whole or a file could not be taken: `files` then holds those that could. */
  readonly failure: unknown;
}

/** Text fields are small; more files than this at once are a mistake. */
const limits = { fields: 20, fieldSize: 64 * 1024, files: 100, parts: 120, headerPairs: 50 };

/**
 * Reads a multipart form (RFC 7578) part by part as it arrives, so that files of any size pass through in
 * little memory. Node can only read a form whole.
 *
 * @param takeFile is called for each file with the text fields that stand before it in the form
 * @throws Refusal 415 when the request is no multipart form
 */
export async function receiveForm<T>(
  request: Request,
  takeFile: (file: ArrivingFile, fields: ReadonlyMap<string, string>) => Promise<T>,
): Promise<ReceivedForm<T>> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type) || !request.body)
    throw new Refusal(415, "catalogue.no-form", "Send the files as a form (multipart/form-data).");
  const fields = new Map<string, string>();
  const parts = new Set<Readable>();
  const taken: Promise<T>[] = [];
  const parser = new Busboy({ headers: { "content-type": type }, limits });
  parser.on("field", (name, value) => void fields.set(name, value));
  parser.on("file", (field, part, name) => {
    parts.add(part);
    // How it broke off is told once, by the pipeline below.
    part.on("error", () => {});
    // A file field left empty is sent as a file without a name.
    if (!name) return void part.resume();
    const file = takeFile({ field, name, content: contentOf(part) }, fields);
    taken.push(file);
    // What was not read is passed over, so that the rest of the form still arrives and an answer can be given.
    const passOver = () => void part.resume();
    file.then(passOver, passOver);
  });
  const broken = await pipeline(Readable.fromWeb(request.body as never), parser).catch((cause) => {
    for (const part of parts) part.destroy(cause);
    return brokenOff(cause);
  });
  const settled = await Promise.allSettled(taken);
  const refused = settled.find((result) => result.status === "rejected");
  return {
    fields,
    files: settled.flatMap((result) => (result.status === "fulfilled" ? [result.value] : [])),
    failure: broken ?? refused?.reason,
  };
}

/** The bytes of a part. A reader that stops early must not destroy it: the parser would wait for ever. */
function contentOf(part: Readable): AsyncIterable<Uint8Array> {
  return part.iterator({ destroyOnReturn: false });
}

function brokenOff(cause: unknown): Invalid {
  return new Invalid("catalogue.upload-broken", "The upload ended before it was complete. Send it again.", {
    cause,
  });
}
