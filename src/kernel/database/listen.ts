import pg from "pg";
import type { Log } from "../log.ts";

const retryAfter = 1_000;

/**
 * Listens to one NOTIFY channel on a connection of its own, reconnecting when it is lost.
 *
 * A notification may be lost while the connection is down, so `wake` is also called after every
 * (re)connect: it must look for itself what is new.
 *
 * @returns a function that stops listening
 */
export function listen(
  connectionString: string,
  channel: string,
  wake: () => void,
  log: Log,
): () => Promise<void> {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const connect = async () => {
    const mine = new pg.Client({ connectionString, keepAlive: true });
    client = mine;
    mine.on("notification", wake);
    mine.on("error", () => lost(mine));
    mine.on("end", () => lost(mine));
    try {
      await mine.connect();
      await mine.query(`listen "${channel}"`);
      wake();
    } catch (error) {
      log.debug({ channel, error: (error as Error).message }, "cannot listen; trying again");
      lost(mine);
    }
  };
  const lost = (which: pg.Client) => {
    if (stopped || which !== client) return;
    client = undefined;
    which.end().catch(() => {});
    timer = setTimeout(connect, retryAfter);
  };

  void connect();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end().catch(() => {});
  };
}
