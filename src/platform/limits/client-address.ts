import { BlockList, isIP } from "node:net";

/** Which machines' word about a request's origin is believed: so many in front of us, or those in these networks. */
export type TrustedProxies = { readonly count: number } | { readonly networks: BlockList };

/**
 * Reads the setting: a number of proxies, or addresses and networks such as `10.0.0.0/8, ::1`.
 * @returns undefined when it is neither
 */
export function readTrustedProxies(text: string): TrustedProxies | undefined {
  if (/^[1-9]$/.test(text.trim())) return { count: Number(text) };
  const networks = new BlockList();
  for (const part of text.split(/[\s,]+/).filter(Boolean)) {
    const [address = "", bits, ...rest] = part.split("/");
    const version = isIP(address);
    const widest = version === 6 ? 128 : 32;
    if (version === 0 || rest.length > 0) return undefined;
    if (bits !== undefined && (!/^\d{1,3}$/.test(bits) || Number(bits) > widest)) return undefined;
    networks.addSubnet(address, bits === undefined ? widest : Number(bits), version === 6 ? "ipv6" : "ipv4");
  }
  return networks.rules.length > 0 ? { networks } : undefined;
}

/**
 * Where a request comes from, as far as it can be believed: the socket's other end, or what trusted proxies say in
 * X-Forwarded-For, read from the right, because everything left of what they wrote may be made up.
 * @returns undefined when that is this very machine, which says nothing about who sends
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trusted: TrustedProxies | undefined,
): string | undefined {
  const near = normalAddress(socketAddress ?? "");
  if (near === undefined) return undefined;
  const address = trusted ? beyondProxies(near, forwardedFor ?? "", trusted) : near;
  return isThisMachine(address) ? undefined : address;
}

/** Whether an address is this machine's own. */
export function isThisMachine(address: string): boolean {
  const normal = normalAddress(address);
  return normal === "::1" || (normal?.startsWith("127.") ?? false);
}

/** What is counted as one place: an IPv4 address, or the network of a household in IPv6. */
export function placeOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.split("::");
  const groups = head.split(":").filter(Boolean);
  const last = tail === undefined ? [] : tail.split(":").filter(Boolean);
  const filled = [...groups, ...Array<string>(Math.max(0, 8 - groups.length - last.length)).fill("0"), ...last];
  return `${filled
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}

function beyondProxies(near: string, forwardedFor: string, trusted: TrustedProxies): string {
  let address = near;
  const said = forwardedFor.split(",");
  for (let proxies = 0; isProxy(address, proxies, trusted); proxies += 1) {
    const next = normalAddress(said.pop() ?? "");
    if (next === undefined) break;
    address = next;
  }
  return address;
}

function isProxy(address: string, passed: number, trusted: TrustedProxies): boolean {
  if ("count" in trusted) return passed < trusted.count;
  return trusted.networks.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/** An address without port, brackets, zone and the IPv6 dress of IPv4; undefined when it is none. */
function normalAddress(text: string): string | undefined {
  const bare = text.trim().replace(/^\[(.*)\](?::\d+)?$/, "$1").replace(/^(\d+(?:\.\d+){3}):\d+$/, "$1").replace(/%.*$/, "");
  const plain = bare.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "").toLowerCase();
  return isIP(plain) === 0 ? undefined : plain;
}
