import type { FC, PropsWithChildren } from "hono/jsx";
import type { Place } from "../../../platform/web/path.ts";

/** A paragraph that someone wrote in Danish, marked as such on an English page. Line breaks stay. */
export const Danish: FC<PropsWithChildren<{ visit: Place }>> = ({ visit, children }) => (
  <p class="prose" lang={visit.lang === "en" ? "da" : undefined}>
    {children}
  </p>
);
