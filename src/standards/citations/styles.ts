import { apa } from "./apa.ts";
import { chicago } from "./chicago.ts";
import { mla } from "./mla.ts";
import type { Reference } from "./reference.ts";
import type { Citation } from "./run.ts";

/** The styles, in the order in which pages list them. */
export const citationStyles = ["apa", "mla", "chicago"] as const;
export type CitationStyle = (typeof citationStyles)[number];

const writers: Readonly<Record<CitationStyle, (reference: Reference) => Citation>> = { apa, mla, chicago };

/** A reference in one of the styles. */
export function cite(reference: Reference, style: CitationStyle): Citation {
  return writers[style](reference);
}
