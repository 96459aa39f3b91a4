/** The finaliser of MurmurHash3: scatters 32 bits. */
export function fmix32(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * A random number that depends on nothing but its place, so that whoever knows the seed can draw it again.
 * @param stream,index,seed whole numbers; index counts modulo 2^32
 * @returns at least 0, less than 1
 */
export function randomAt(stream: number, index: number, seed: number): number {
  const mixed = Math.imul(index, 0x9e3779b1) + Math.imul(stream, 0x85ebca77) + Math.imul(seed, 0xc2b2ae3d);
  return fmix32(mixed) / 4_294_967_296;
}
