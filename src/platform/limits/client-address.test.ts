import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clientAddress, placeOf, readTrustedProxies } from "./client-address.ts";

const anyAddress = fc.ipV4().filter((address) => !address.startsWith("127."));
const onePeer = readTrustedProxies("10.0.0.0/8, fd00::/8");

describe("the address of a request", () => {
  test("is the socket's, whatever the header says, while no proxy is trusted", () => {
    fc.assert(
      fc.property(anyAddress, fc.string(), (address, header) => {
        expect(clientAddress(address, header, undefined)).toBe(address);
      }),
    );
  });

  test("cannot be made up by whoever sends through a trusted proxy", () => {
    const outside = anyAddress.filter((address) => !address.startsWith("10."));
    fc.assert(
      fc.property(outside, fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string())), (client, madeUp) => {
        const header = [...madeUp, client].join(", ");
        expect(clientAddress("10.0.0.1", header, onePeer)).toBe(client);
        expect(clientAddress("::ffff:10.0.0.1", header, { count: 1 })).toBe(client);
      }),
    );
  });

  test("cannot be made up by whoever sends past the proxies", () => {
    fc.assert(
      fc.property(anyAddress.filter((address) => !address.startsWith("10.")), fc.ipV4(), (client, madeUp) => {
        expect(clientAddress(client, madeUp, onePeer)).toBe(client);
      }),
    );
  });

  test("is found behind two proxies, with ports, brackets and IPv6", () => {
    expect(clientAddress("10.0.0.1", "6.6.6.6, 198.51.100.7, 10.0.0.2", onePeer)).toBe("198.51.100.7");
    expect(clientAddress("10.0.0.1", "6.6.6.6, 198.51.100.7, 203.0.113.4", { count: 2 })).toBe("198.51.100.7");
    expect(clientAddress("10.0.0.1", "198.51.100.7:4711", onePeer)).toBe("198.51.100.7");
    expect(clientAddress("fd00::1", "[2001:db8::7]:4711", onePeer)).toBe("2001:db8::7");
  });

  test("is the proxy's own where the header says nothing that can be read", () => {
    for (const header of [undefined, "", "unknown", "198.51.100.7, _hidden"])
      expect(clientAddress("10.0.0.1", header, onePeer)).toBe("10.0.0.1");
  });

  test("of this very machine says nothing about who sends", () => {
    for (const here of ["127.0.0.1", "::1", "::ffff:127.0.0.1", undefined])
      expect(clientAddress(here, "198.51.100.7", undefined)).toBeUndefined();
    expect(clientAddress("127.0.0.1", "198.51.100.7", readTrustedProxies("127.0.0.1"))).toBe("198.51.100.7");
  });
});

test("one household is one place, also with a new IPv6 address each hour", () => {
  expect(placeOf("198.51.100.7")).toBe("198.51.100.7");
  expect(placeOf("2001:db8:1:2:aaaa::1")).toBe("2001:db8:1:2::/64");
  expect(placeOf("2001:db8:1:2:bbbb:0:0:9")).toBe("2001:db8:1:2::/64");
  expect(placeOf("2001:db8::9")).toBe("2001:db8:0:0::/64");
});

test("the setting is a number, addresses or networks, and nothing else", () => {
  expect(readTrustedProxies("2")).toEqual({ count: 2 });
  for (const good of ["127.0.0.1", "10.0.0.0/8,192.168.1.4", "::1 fd00::/8"]) expect(readTrustedProxies(good)).toBeDefined();
  for (const bad of ["", "0", "all", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0/8", "fd00::/129", "10.0.0.1/"])
    expect(readTrustedProxies(bad), bad).toBeUndefined();
});
