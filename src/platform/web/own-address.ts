/**
 * An address of this installation to go on to, from text that anyone may have put into a link.
 * @returns path, query and place on the page, or undefined when it leads anywhere else
 */
export function ownAddress(text: string): string | undefined {
  const base = "http://own.invalid";
  if (!text.startsWith("/") || !URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  // A browser reads `//` and `/\` as another host, and so does the parser. What stands first may be gone when the parser
  // has followed the dots: of `/.//there` it leaves the path `//there`.
  if (url.origin !== base || /^\/[/\\]/.test(url.pathname)) return undefined;
  return `${url.pathname}${url.search}${url.hash}`;
}
