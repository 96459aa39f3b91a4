import type { FC, PropsWithChildren } from "hono/jsx";
import { usePage } from "../../../platform/web/page-context.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import type { Reader } from "../../../thread/queries.ts";

/** Who reads this page: what is internal is for members. */
export function readerOf(visit: Visit): Reader {
  return visit.may("decisions.read_internal") ? "member" : "visitor";
}

/** What was written in Danish, said so on an English page; every line a paragraph. */
export const Written: FC<{ text: string }> = ({ text }) => (
  <div lang={usePage().lang === "da" ? undefined : "da"}>
    {text
      .split(/\n+/)
      .filter((line) => line.trim() !== "")
      .map((line) => (
        <p>{line}</p>
      ))}
  </div>
);

/** A few written words inside a sentence or a list. */
export const WrittenWords: FC<PropsWithChildren> = ({ children }) => (
  <span lang={usePage().lang === "da" ? undefined : "da"}>{children}</span>
);
