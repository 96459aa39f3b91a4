import type { FC } from "hono/jsx";
import type { HelpWarning } from "../../../platform/web/feature.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { pageMinutes } from "../rules/now/embedded.ts";

/** What to know before anything else. `at` is when the page was made: it takes a warning away itself when it is over. */
export const Warnings: FC<{ warnings: readonly HelpWarning[]; at: number }> = ({ warnings, at }) => (
  <>
    {warnings.map(({ label, title, isDanish, text, untilWords, until, href }) => (
      <p class="warn" data-end={pageMinutes(until.getTime(), at)}>
        <a href={href}>
          {label}: <span lang={isDanish ? writtenLang() : undefined}>{title}</span>
        </a>{" "}
        {text} <small>{untilWords}</small>
      </p>
    ))}
  </>
);
