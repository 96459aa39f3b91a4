import type { Child, FC, PropsWithChildren } from "hono/jsx";
import { usePage } from "../platform/web/page-context.ts";
import { writtenLang } from "./attributes.ts";
import { Facts } from "./definition.tsx";
import type { Fact } from "./definition.tsx";
import { Breadcrumbs, Document } from "./layout.tsx";
import type { Crumb, DocumentProps } from "./layout.tsx";
import { Dated } from "./dated.tsx";
import { Status } from "./status.tsx";
import type { StatusWords } from "./status.tsx";
import { Mark, ThreadSteps } from "./story.tsx";
import type { ThreadStep } from "./story.tsx";
import { uiTexts } from "./texts.ts";
import { Time } from "./time.tsx";

export type ItemPageProps = PropsWithChildren<
  Pick<DocumentProps, "title" | "description" | "hasErrors" | "scripts" | "noIndex"> & {
    /** What kind of thing this is, in words. */
    kind: string;
    /** The title is what somebody wrote, so Danish in every language of the page. */
    isWritten?: boolean;
    status?: StatusWords;
    lead?: Child;
    facts?: readonly Fact[];
    /** What one can do with it: buttons first, then forms. */
    actions?: Child;
    /** Every step of its thread, the oldest first; the item's own step has `current`. */
    thread?: readonly ThreadStep[];
    breadcrumbs?: readonly Crumb[];
    before?: Child;
    /** Stands under text and facts and has the whole width, such as a programme with tracks. */
    below?: Child;
  }
>;

/**
 * How many origins stand open above an item; older ones are folded, so that the item itself is seen at once.
 */
const openOrigins = 3;

type SplitThread = { origins: readonly ThreadStep[]; effects: readonly ThreadStep[] };

/** Splits a thread at the item one is looking at: what it came from, and what came of it. */
export const splitThread = (steps: readonly ThreadStep[]): SplitThread => {
  const here = steps.findIndex((step) => step.current);
  if (here < 0) return { origins: [], effects: steps };
  return { origins: steps.slice(0, here), effects: steps.slice(here + 1) };
};

const Origins: FC<{ steps: readonly ThreadStep[] }> = ({ steps }) => {
  const words = uiTexts[usePage().lang].thread;
  const folded = steps.slice(0, -openOrigins);
  const open = steps.slice(-openOrigins);
  return (
    <nav class="item-origins" aria-label={words.origins}>
      {folded.length > 0 && (
        <details class="thread-fold">
          <summary>{words.earlier(folded.length)}</summary>
          <ThreadSteps steps={folded} />
        </details>
      )}
      <ThreadSteps steps={open} />
    </nav>
  );
};

/**
 * The page every item has, whatever it is. The red line leaves the logo, passes what the item came from, the
 * item itself, and goes on to what came of it.
 */
export const ItemPage: FC<ItemPageProps> = (props) => {
  const {
    kind,
    isWritten = false,
    status,
    lead,
    facts = [],
    actions,
    thread = [],
    breadcrumbs = [],
    before,
    below,
    children,
    ...document
  } = props;
  const words = uiTexts[usePage().lang].thread;
  const { origins, effects } = splitThread(thread);
  return (
    <Document {...document} threaded>
      <div class="item">
        <div class="item-before">
          {breadcrumbs.length > 0 && <Breadcrumbs crumbs={breadcrumbs} />}
          {before}
        </div>
        {origins.length > 0 && <Origins steps={origins} />}
        <article class="item-self">
          <Mark happened current />
          <header class="item-head">
            <p class="kicker">{kind}</p>
            <h1 lang={isWritten ? writtenLang() : undefined}><Dated>{document.title}</Dated></h1>
            {status && (
              <p class="item-status">
                <Status tone={status.tone}>{status.label}</Status>
                {status.date && (
                  <span class="item-date">
                    <Time at={status.date} />
                  </span>
                )}
              </p>
            )}
            {lead && <p class="lead"><Dated>{lead}</Dated></p>}
          </header>
          <div class="item-columns">
            <div class="item-body">
              {children}
              {actions && <div class="item-actions">{actions}</div>}
            </div>
            {facts.length > 0 && (
              <div class="item-facts">
                <Facts items={facts} />
              </div>
            )}
          </div>
          {below && <div class="item-below">{below}</div>}
        </article>
        <section class="item-effects" aria-labelledby="item-effects-heading">
          <h2 id="item-effects-heading">{words.effects}</h2>
          {effects.length > 0 ? (
            <ThreadSteps steps={effects} />
          ) : (
            <div class="item-thread-end">
              <Mark happened={false} />
              <p>{words.ends}</p>
            </div>
          )}
        </section>
      </div>
    </Document>
  );
};
