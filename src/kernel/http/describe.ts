import type { z } from "zod";

/** What programs may know of a route before they ask: the source of `/api/openapi.json`. */
export interface Description {
  /** One sentence in English: what it answers. */
  readonly summary: string;
  /** The parameters behind the question mark, as they are written. */
  readonly query?: z.ZodObject;
  /** The body of a good answer in JSON. */
  readonly answer: z.ZodType;
  /** Other media types in which it can be had. */
  readonly alsoAs?: readonly string[];
}
