import type { HouseContext } from "./env.ts";
import { bodyTooLarge } from "./failure.ts";

/** Largest body of a request where its route says nothing. */
export const usualBodyLimit = 1024 * 1024;

/**
 * Keeps a request's body within a limit: at once where its length is told, else while it is read. The body is
 * never gathered here, so an upload of gigabytes passes through piece by piece.
 *
 * @throws Refusal 413
 */
export function limitBody(c: HouseContext, limit: number): void {
  const told = c.req.header("content-length");
  if (told !== undefined) {
    // Node's own parser holds a body to the length it told (RFC 9112, section 6.2).
    if (Number(told) > limit) throw bodyTooLarge();
    return;
  }
  if (c.req.header("transfer-encoding") === undefined || c.req.raw.body === null) return;
  let size = 0;
  const counted = c.req.raw.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.byteLength;
        if (size <= limit) return controller.enqueue(chunk);
        c.set("bodyTooLarge", true);
        controller.error(bodyTooLarge());
      },
    }),
  );
  c.req.raw = new Request(c.req.raw, { body: counted, duplex: "half" } as RequestInit);
}
