import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Config } from "#kernel/config/read.ts";
import { addressOf } from "#kernel/config/read.ts";
import { Unavailable } from "#kernel/errors.ts";
import type { Log } from "#kernel/log.ts";
import { whenAborted } from "#kernel/when-aborted.ts";
import type { House } from "./house.ts";

/** A listening web server. */
export interface RunningServer {
  /** Where it answers, e.g. `http://127.0.0.1:8080`. */
  readonly address: string;
  /** Takes no more requests and waits for those under way; when `limit` is aborted they are cut off. */
  close(limit: AbortSignal): Promise<void>;
}

/**
 * Listens.
 *
 * @throws Unavailable where the port cannot be had
 */
export async function listen(house: House, config: Config, log: Log): Promise<RunningServer> {
  const server = createAdaptorServer({ fetch: house.edge.fetch, overrideGlobalObjects: true }) as Server;
  // Uploads of large files take long; slow senders of small ones are held by the limit of each request.
  server.requestTimeout = 60 * 60 * 1000;
  server.headersTimeout = 20_000;
  server.on("clientError", (_, socket) => {
    if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n");
  });
  if (config.publicUrl.startsWith("https:")) speakHttps(server);
  await bind(server, config);
  const { port } = server.address() as AddressInfo;
  house.ports.http = port;
  return {
    address: addressOf(config.host, port),
    close: (limit) => close(server, limit, log),
  };
}

/** A proxy speaks HTTPS for us: addresses that we make, and cookies, must say so. */
function speakHttps(server: Server): void {
  server.on("connection", (socket) => Object.defineProperty(socket, "encrypted", { value: true }));
}

async function bind(server: Server, { host, port }: Config): Promise<void> {
  const listening = once(server, "listening");
  server.listen(port, host);
  try {
    await listening;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new Unavailable("app.port", portTrouble(host, port, code), { cause });
  }
}

function portTrouble(host: string, port: number, code: string | undefined): string {
  if (code === "EADDRINUSE")
    return `Port ${port} is used by another program already. Stop that program, or choose another port: PORT=8081.`;
  if (code === "EACCES")
    return `This account may not listen on port ${port}. Choose a port above 1023, and let a proxy answer on ${port}.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return `HOST is ${host}, which is no address of this machine. Use 127.0.0.1, or 0.0.0.0 for all of its addresses.`;
  return `The server cannot listen on ${host}, port ${port} (${code}).`;
}

async function close(server: Server, limit: AbortSignal, log: Log): Promise<void> {
  let isClosed = false;
  const closed = once(server, "close");
  server.close();
  // Connections that are kept open between two requests would hold the server up; busy ones end by themselves.
  server.closeIdleConnections();
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  whenAborted(limit).then(() => {
    if (isClosed) return;
    log.warn("requests under way were cut off");
    server.closeAllConnections();
  });
  await closed;
  isClosed = true;
  clearInterval(sweep);
}
