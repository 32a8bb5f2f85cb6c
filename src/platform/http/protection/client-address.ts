import { BlockList, isIP } from "node:net";

/**
 * Which proxies may say for whom they ask: so many in a row before this server, or those addresses (`10.0.0.0/8`). By
 * default none: `X-Forwarded-For` is written by anybody.
 */
export type TrustedProxies = { kind: "nombre"; nombre: number } | { kind: "liste"; liste: readonly string[] };

/** Reads `MAILLAGE_PROXY_DE_CONFIANCE`: « 1 », or « 10.0.0.2, 10.1.0.0/16, fd00::/8 ». Null when it is neither. */
export function parseTrustedProxies(text: string): TrustedProxies | null {
  const trimmed = text.trim();
  if (/^\d$/.test(trimmed)) return { kind: "nombre", nombre: Number(trimmed) };
  const liste = trimmed.split(",").map((one) => one.trim());
  return liste.every(isNetwork) ? { kind: "liste", liste } : null;
}

function isNetwork(text: string): boolean {
  const [address = "", bits, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/** Finds who really asks. `socket` is the other end of the connection, `forwarded` the header that proxies lengthen. */
export function clientAddress(
  trusted: TrustedProxies,
): (socket: string, forwarded: string | undefined) => string {
  const isTrusted = trusted.kind === "liste" ? inList(trusted.liste) : null;
  return (socket, forwarded) => {
    const near = plainAddress(socket);
    if (forwarded === undefined) return near;
    // Each proxy adds at the end the address that it was asked by: only the last ones can be believed.
    const chain = [...forwarded.split(",").map(plainAddress), near];
    let at = chain.length - 1;
    if (isTrusted) while (at > 0 && isTrusted(chain[at] ?? "")) at -= 1;
    else if (trusted.kind === "nombre") at -= Math.min(trusted.nombre, at);
    const found = chain[at] ?? near;
    return isIP(found) ? found : near;
  };
}

function inList(liste: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const one of liste) {
    const [address = "", bits] = one.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    list.addSubnet(address, bits === undefined ? (family === "ipv6" ? 128 : 32) : Number(bits), family);
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/** Without the port, the brackets, nor the IPv6 dress of an IPv4 address. */
function plainAddress(text: string): string {
  const bare = text
    .trim()
    .replace(/^\[(.+)\](?::\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  return bare.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
}

/** Who shares one limit: an IPv4 address, or the 64 first bits of an IPv6 one, which are given whole to one customer. */
export function addressGroup(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.split("%")[0]?.split("::") ?? [];
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(missing).fill("0"), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
