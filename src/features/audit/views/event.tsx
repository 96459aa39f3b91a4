import type { FC } from "hono/jsx";
import type { AuditEvent } from "../../../platform/audit/queries.ts";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { allKinds } from "../../../thread/kinds.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Facts } from "../../../ui/definition.tsx";
import { Time } from "../../../ui/time.tsx";
import { auditPath } from "../paths.ts";
import { actionWords } from "../texts/actions.ts";
import { texts } from "../texts/page.ts";
import { differences } from "../values.ts";
import type { Difference, Value } from "../values.ts";

const longestFirst = 60;

type EventsProps = { visit: Visit; events: readonly AuditEvent[]; names: ReadonlyMap<string, string>; open: boolean };

/** Who did what and when, each one line that opens. */
export const Events: FC<EventsProps> = ({ events, ...around }) => (
  <ul class="audit-events">
    {events.map((event) => (
      <Event event={event} {...around} />
    ))}
  </ul>
);

const Event: FC<Omit<EventsProps, "events"> & { event: AuditEvent }> = ({ visit, event, names, open }) => {
  const { lang } = visit;
  const t = texts[lang];
  const changes = differences(event.before, event.after, lang, names);
  const [first] = changes;
  const href = itemHref(visit, event);
  return (
    <li>
      <details open={open}>
        <summary>
          <span class="kicker"><Time at={event.at} as="datetime" /></span>
          <span>
            <span class="audit-what">{headline(event, lang, names)}</span>
            {first && <First change={first} />}
          </span>
        </summary>
        <div class="audit-event">
          {event.erasedAt && <p>{t.erased(formatDate(event.erasedAt, lang))}</p>}
          <Facts items={changes.map((change) => ({ term: change.name, value: <Change change={change} lang={lang} /> }))} />
          <p class="audit-ways">
            {href && <a href={href}>{t.open}</a>}
            <a href={auditPath.to(visit, {}, { item: event.itemId })}>{t.about}</a>
          </p>
        </div>
      </details>
    </li>
  );
};

/** By which one tells lines apart that say the same. */
const First: FC<{ change: Difference }> = ({ change: { name, before, after } }) => {
  const value = after ?? before;
  if (!value) return null;
  return (
    <span class="audit-first">
      {name}: <span lang={langOf(value)}>{value.words.length > longestFirst ? `${value.words.slice(0, longestFirst)} …` : value.words}</span>
    </span>
  );
};

/** The words around it say for those who do not see the line through it what was before. */
const Change: FC<{ change: Difference; lang: "da" | "en" }> = ({ change: { before, after }, lang }) => {
  const t = texts[lang];
  return (
    <>
      {before !== undefined && (
        <>
          <span class="visually-hidden">{t.from}: </span>
          <del lang={langOf(before)}>{before.words}</del>{" "}
        </>
      )}
      {after !== undefined && (
        <>
          {before !== undefined && <span class="visually-hidden">{t.to}: </span>}
          <span lang={langOf(after)}>{after.words}</span>
        </>
      )}
    </>
  );
};

const langOf = ({ isWritten }: Value) => (isWritten ? writtenLang() : undefined);

/** Who did what, and to whom, when it was a person or a party. */
function headline(event: AuditEvent, lang: "da" | "en", names: ReadonlyMap<string, string>): string {
  const about = event.erasedAt ? undefined : names.get(event.itemId);
  return `${actorName(event, lang, names)} ${actionWords[event.action]?.[lang] ?? event.action}${about === undefined ? "" : `: ${about}`}`;
}

function actorName(event: AuditEvent, lang: "da" | "en", names: ReadonlyMap<string, string>): string {
  const t = texts[lang];
  if (event.actorKind === "system") return t.program;
  if (event.actorKind === "link") {
    const name = event.linkMemberId ? names.get(event.linkMemberId) : undefined;
    return name ? t.linkOf(name) : t.link;
  }
  if (event.erasedAt) return t.nobody;
  return (event.actorId && names.get(event.actorId)) || t.unknown;
}

/** Items of the thread have a page; a minuted item or a removed one may be gone, and then it is not there. */
function itemHref(visit: Visit, { itemKind, itemId }: AuditEvent): string | undefined {
  return allKinds().find(({ kind }) => kind === itemKind)?.href(visit, itemId);
}
