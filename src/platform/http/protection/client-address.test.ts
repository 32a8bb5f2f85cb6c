import { describe, expect, it } from "vitest";
import { addressGroup, clientAddress, parseTrustedProxies } from "./client-address.ts";

const reader = (text: string) => {
  const trusted = parseTrustedProxies(text);
  if (!trusted) throw new Error(`refused: ${text}`);
  return clientAddress(trusted);
};

describe("the address of who asks", () => {
  it("is the other end of the connection: nobody is believed by default", () => {
    expect(reader("0")("203.0.113.9", "198.51.100.1")).toBe("203.0.113.9");
    expect(reader("0")("::ffff:203.0.113.9", undefined)).toBe("203.0.113.9");
  });

  it("is told by as many proxies as are trusted, and by none before them", () => {
    const forwarded = "1.1.1.1, 198.51.100.1, 10.0.0.3";
    expect(reader("1")("10.0.0.2", forwarded)).toBe("10.0.0.3");
    expect(reader("2")("10.0.0.2", forwarded)).toBe("198.51.100.1");
    // More hops than addresses: the first one, which nobody lengthened.
    expect(reader("9")("10.0.0.2", forwarded)).toBe("1.1.1.1");
  });

  it("is the first from the right that is no proxy of the list", () => {
    const read = reader("10.0.0.0/8, fd00::/8");
    expect(read("10.0.0.2", "1.1.1.1, 198.51.100.1:4312, 10.0.0.3")).toBe("198.51.100.1");
    expect(read("203.0.113.9", "1.1.1.1")).toBe("203.0.113.9");
    expect(read("fd00::1", "[2001:db8::7]:4312")).toBe("2001:db8::7");
  });

  it("is never what is no address", () => {
    expect(reader("1")("10.0.0.2", "<script>")).toBe("10.0.0.2");
    expect(reader("1")("10.0.0.2", "")).toBe("10.0.0.2");
  });

  it.each(["", "oui", "-1", "10", "10.0.0.0/33", "10.0.0.1/8/8", "fd00::/129", "10.0.0.1;"])(
    "is not set by « %s »",
    (text) => {
      expect(parseTrustedProxies(text)).toBeNull();
    },
  );
});

describe("who shares a limit", () => {
  it("is one IPv4 address, or one customer of IPv6", () => {
    expect(addressGroup("203.0.113.9")).toBe("203.0.113.9");
    expect(addressGroup("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
    expect(addressGroup("2001:0db8:1:2::6")).toBe("2001:db8:1:2::/64");
    expect(addressGroup("2001:db8::6")).toBe("2001:db8:0:0::/64");
    expect(addressGroup("::1")).toBe("0:0:0:0::/64");
  });
});
