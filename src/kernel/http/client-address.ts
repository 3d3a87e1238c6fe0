import { BlockList, isIP } from "node:net";
import type { HouseContext } from "./env.ts";

function listOf(proxies: readonly string[]): BlockList {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = "", bits] = proxy.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (bits) list.addSubnet(address, Number(bits), family);
    else list.addAddress(address, family);
  }
  return list;
}

/** `::ffff:10.0.0.1` is how a socket of both families writes 10.0.0.1. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, "");

/**
 * Makes the function that finds who is asking: the connection's own address, or, when that is a trusted
 * proxy, the last address in X-Forwarded-For that is none. What stands before it anyone can have written.
 */
export function clientAddresses(trustedProxies: readonly string[]): (c: HouseContext) => string {
  const trusted = listOf(trustedProxies);
  const isTrusted = (address: string) =>
    isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
  return (c) => {
    const peer = plain(c.env?.incoming?.socket.remoteAddress ?? "");
    if (!isTrusted(peer)) return peer;
    const chain = (c.req.header("x-forwarded-for") ?? "").split(",").map((part) => plain(part.trim()));
    const own = chain.reverse().find((address) => !isTrusted(address));
    return own !== undefined && isIP(own) ? own : peer;
  };
}
