import type { FC } from "hono/jsx";
import type { AuditEvent } from "../../../platform/audit/queries.ts";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { allKinds } from "../../../thread/kinds.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Card } from "../../../ui/card.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { Time } from "../../../ui/time.tsx";
import { auditPath } from "../paths.ts";
import { actionWords } from "../texts/actions.ts";
import { texts } from "../texts/page.ts";
import { differences } from "../values.ts";
import type { Difference, Value } from "../values.ts";

type EventProps = { visit: Visit; event: AuditEvent; names: ReadonlyMap<string, string> };

/** One event: who did what and when, then what changed. */
export const EventCard: FC<EventProps> = ({ visit, event, names }) => {
  const { lang } = visit;
  const t = texts[lang];
  const changes = differences(event.before, event.after, lang, names);
  const href = itemHref(visit, event);
  return (
    <Card
      headingLevel={3}
      title={`${actorName(event, lang, names)} ${actionWords[event.action]?.[lang] ?? event.action}`}
      kicker={<Time at={event.at} as="datetime" />}
      foot={
        <>
          {href && (
            <>
              <a href={href}>{t.open}</a>
              {" · "}
            </>
          )}
          <a href={auditPath.to(visit, {}, { item: event.itemId })}>{t.about}</a>
        </>
      }
    >
      {event.erasedAt && <p>{t.erased(formatDate(event.erasedAt, lang))}</p>}
      <Facts items={changes.map((change) => ({ term: change.name, value: <Change change={change} lang={lang} /> }))} />
    </Card>
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
