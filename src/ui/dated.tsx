import type { Child, FC, PropsWithChildren } from "hono/jsx";

const months =
  "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|January|February|March|April|May|June|July|August|September|October|November|December";

const date = new RegExp(String.raw`(\b\d{1,2}\.? (?:${months})\b(?: \d{4}\b)?)`);

/** Words in which a date stays on one line: the text is the same, and so is what is copied from it. */
export const Dated: FC<PropsWithChildren> = ({ children }) => <>{dated(children)}</>;

function dated(child: Child): Child {
  if (Array.isArray(child)) return child.map(dated);
  // Hono leaves a 0 out that is the only child of a fragment.
  if (typeof child === "number") return String(child);
  if (typeof child !== "string" || !date.test(child)) return child;
  return child.split(date).map((part, index) => (index % 2 === 1 ? <span class="date">{part}</span> : part));
}
