import sharp from "sharp";
import type { FileStore } from "#kernel/files.ts";
import { newId } from "#kernel/ids.ts";

/** Largest logo file that is taken, in bytes. */
export const logoLimit = 2 * 1024 * 1024;

const side = 512;
const kinds = new Set(["png", "jpeg", "webp", "gif"]);

/** A picture made anew, or why it was not taken. */
export type LogoReading =
  | { readonly kind: "read"; readonly webp: Uint8Array }
  | { readonly kind: "refused"; readonly reason: "too-large" | "no-picture" | "kind" };

/**
 * Draws an uploaded picture anew as WebP of at most 512 pixels a side: whatever else the file carried
 * (position, scripts, a second format) is gone. SVG is refused, since it can hold scripts and fetch files.
 */
export async function readLogo(file: Uint8Array): Promise<LogoReading> {
  if (file.byteLength > logoLimit) return { kind: "refused", reason: "too-large" };
  const kind = kindOf(file);
  if (!kind) return { kind: "refused", reason: "kind" };
  try {
    // The limit keeps a small file from unfolding into gigabytes of pixels.
    const picture = sharp(file, { failOn: "error", limitInputPixels: 40_000_000 });
    if (!kinds.has((await picture.metadata()).format)) return { kind: "refused", reason: "kind" };
    const drawn = picture.autoOrient().resize(side, side, { fit: "inside", withoutEnlargement: true });
    return { kind: "read", webp: await drawn.webp({ quality: 90 }).toBuffer() };
  } catch {
    return { kind: "refused", reason: "no-picture" };
  }
}

/** The kind of picture by its first bytes, so that no other decoder is ever reached. */
function kindOf(file: Uint8Array): string | undefined {
  const head = Buffer.from(file.subarray(0, 12)).toString("latin1");
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (head.startsWith("\xff\xd8\xff")) return "jpeg";
  if (head.startsWith("RIFF") && head.endsWith("WEBP")) return "webp";
  return /^GIF8[79]a/.test(head) ? "gif" : undefined;
}

/** The key of a logo in the store of files. */
export function logoKey(logo: string): string {
  return `logos/${logo}.webp`;
}

/** Stores a picture and gives the logo's new name, which `setLogo` then writes down. */
export async function storeLogo(files: FileStore, webp: Uint8Array): Promise<string> {
  const logo = newId();
  await files.put(logoKey(logo), webp);
  return logo;
}
