import { once } from "node:events";
import { createServer } from "node:net";

/** The wanted port where it is free, else any free one. */
export async function freePort(host: string, wanted: number): Promise<number> {
  const taken = await tryPort(host, wanted).catch(() => undefined);
  return taken ?? tryPort(host, 0);
}

async function tryPort(host: string, port: number): Promise<number> {
  const server = createServer();
  const listening = once(server, "listening");
  server.listen(port, host);
  await listening;
  const address = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return address.port;
}
