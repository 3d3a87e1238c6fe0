import type { SharedIndex } from "./index-build.ts";
import type { SearchAnswer, SearchRequest } from "./search-index.ts";

/** What a reader thread is told. */
export type ToReader =
  /** Read from this file from now on. */
  | { readonly kind: "open"; readonly path: string; readonly shared: SharedIndex }
  /** The arrays of the open file were replaced by larger ones. */
  | { readonly kind: "grown"; readonly shared: SharedIndex }
  | { readonly kind: "broad-words" }
  | { readonly kind: "ask"; readonly id: number; readonly request: SearchRequest }
  | { readonly kind: "stop" };

export type FromReader =
  | { readonly kind: "opened"; readonly path: string }
  | { readonly kind: "answer"; readonly id: number; readonly answer: SearchAnswer }
  | { readonly kind: "failed"; readonly id: number; readonly message: string; readonly damaged: boolean };

/** What the writer thread is started with. */
export interface WriterStart {
  readonly connectionString: string;
  readonly directory: string;
  /** Address of the module that exports a CatalogueFeed. */
  readonly catalogue: string;
  readonly logLevel: string;
}

export type ToWriter =
  /** `asked` wants to be told when it is done. */
  | { readonly kind: "rebuild"; readonly reason: string; readonly asked: boolean }
  /** Every reader has the newest file open. */
  | { readonly kind: "opened" }
  | { readonly kind: "stop" };

export type FromWriter =
  | { readonly kind: "open"; readonly path: string; readonly shared: SharedIndex }
  | { readonly kind: "grown"; readonly shared: SharedIndex }
  | { readonly kind: "broad-words" }
  | { readonly kind: "rebuilt" }
  | {
      readonly kind: "state";
      readonly documents: number;
      readonly behind: boolean;
      readonly rebuilt: number | null;
      readonly trouble: string | null;
    };

/** Whether SQLite says that the file is damaged or no database (SQLITE_CORRUPT, SQLITE_NOTADB). */
export function isDamage(error: unknown): boolean {
  const code = (error as { errcode?: number } | null)?.errcode;
  return code !== undefined && [11, 26].includes(code & 0xff);
}
