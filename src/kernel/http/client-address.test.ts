import { describe, expect, test } from "vitest";
import { clientAddresses } from "./client-address.ts";
import type { HouseContext } from "./env.ts";

const asked = (peer: string, forwarded?: string) =>
  ({
    env: { incoming: { socket: { remoteAddress: peer } } },
    req: { header: () => forwarded },
  }) as unknown as HouseContext;

describe("the address of the asker", () => {
  const find = clientAddresses(["10.0.0.0/8", "::1"]);

  test.each([
    ["is the connection's, whatever it claims", "203.0.113.9", "198.51.100.1", "203.0.113.9"],
    ["is what a trusted proxy says", "10.1.2.3", "198.51.100.1", "198.51.100.1"],
    [
      "is the last that no trusted proxy wrote",
      "10.1.2.3",
      "1.1.1.1, 198.51.100.1, 10.9.9.9",
      "198.51.100.1",
    ],
    ["is found behind a socket of both families", "::ffff:10.1.2.3", "198.51.100.1", "198.51.100.1"],
    ["is found through a proxy on IPv6", "::1", "2001:db8::7", "2001:db8::7"],
    ["is the proxy's where it says nothing to be used", "10.1.2.3", "unknown", "10.1.2.3"],
  ])("%s", (_, peer, forwarded, address) => {
    expect(find(asked(peer, forwarded))).toBe(address);
  });

  test("is empty where there is no connection", () => {
    expect(find({ env: undefined, req: {} } as unknown as HouseContext)).toBe("");
  });
});
