import type { Description } from "./describe.ts";
import type { HouseContext } from "./env.ts";

/**
 * One address of the house, as data: app mounts it behind the guard, and the test that walks every
 * route x role reads the same list.
 */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Hono path, e.g. `/libraries/:isil`. */
  readonly path: string;
  /** Name of the permission asked for; the table that says who holds it is modules/accounts/domain/permissions.ts. */
  readonly needs: string;
  /**
   * Where the permission is held per library: the path parameter that carries the library's ISIL.
   * Without it a permission is asked for at any library; the handler then checks the library itself.
   */
  readonly library?: string;
  /** Largest request body in bytes; 1 MiB when not given. Streamed uploads state their own. */
  readonly bodyLimit?: number;
  /** What `/api/openapi.json` says of it; every address below /api/ has this. */
  readonly describe?: Description;
  readonly handle: (c: HouseContext) => Response | Promise<Response>;
}
