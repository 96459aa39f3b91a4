import type { FC } from "hono/jsx";
import type { HelpWarning } from "../../../platform/web/feature.ts";
import { writtenLang } from "../../../ui/attributes.ts";

/** What to know before anything else. `at` is when the page was made: it takes a warning away itself when it is over. */
export const Warnings: FC<{ warnings: readonly HelpWarning[]; at: number }> = ({ warnings, at }) => (
  <>
    {warnings.map(({ label, title, isDanish, text, untilWords, until, href }) => (
      <p class="warn" data-end={Math.floor((until.getTime() - at) / 60_000)}>
        <a href={href}>
          {label}: <span lang={isDanish ? writtenLang() : undefined}>{title}</span>
        </a>{" "}
        {text} <small>{untilWords}</small>
      </p>
    ))}
  </>
);
