import type { FC } from "hono/jsx";
import { formatDay, startOfDay } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { kindOf } from "../../../thread/kinds.ts";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Section } from "../../../ui/layout.tsx";
import { EmptyState } from "../../../ui/list.tsx";
import type { ThreadStep } from "../../../ui/story.tsx";
import { Time } from "../../../ui/time.tsx";
import { forumPath, itemPath, publishedPdfPath, publishedTextPath } from "../paths.ts";
import type { PublishedItem } from "../published.ts";
import type { PublishedDocument } from "../queries/minutes.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { minutesTexts } from "../texts/minutes.ts";
import { Addenda } from "./addendum.tsx";
import { Paragraphs } from "./item.tsx";
import { danish } from "./words.ts";

interface PublishedPageProps {
  readonly visit: Visit;
  readonly meetingId: string;
  readonly published: PublishedDocument;
  readonly thread: readonly ThreadStep[];
  /** Dated notes about mistakes that were found later. */
  readonly notes: readonly { readonly id: string; readonly writtenAt: Date; readonly text: string }[];
}

/** Approved minutes for everyone: the day, the parties, what was said and decided. Never a person. */
export const PublishedPage: FC<PublishedPageProps> = ({ visit, meetingId, published, thread, notes }) => {
  const t = minutesTexts[visit.lang].published;
  const { minutes } = published;
  const lang = danish(visit.lang);
  return (
    <ItemPage
      kind={t.kind}
      title={t.title(formatDay(minutes.day, visit.lang))}
      status={{ label: t.approved, tone: "done", date: published.approvedAt }}
      facts={[
        { term: t.document, value: published.documentNumber },
        { term: t.when, value: meetingTexts[visit.lang].meeting.hours(minutes.fromTime, minutes.toTime) },
        { term: t.where, value: <span lang={lang}>{minutes.place}</span> },
        { term: t.approved, value: <Time at={published.approvedAt} /> },
      ]}
      thread={[...thread, ...decisionSteps(visit, published)]}
      breadcrumbs={[{ href: forumPath.to(visit, {}), label: meetingTexts[visit.lang].forum.title }]}
    >
      <Section title={t.parties}>
        {minutes.parties.length === 0 ? (
          <p>{t.noParties}</p>
        ) : (
          <div class="prose" lang={lang}>
            <ul>
              {minutes.parties.map((party) => (
                <li>{party}</li>
              ))}
            </ul>
          </div>
        )}
      </Section>
      {minutes.items.length === 0 && <EmptyState title={t.noItems} />}
      {minutes.items.map((item, index) => (
        <Item visit={visit} item={item} number={index + 1} />
      ))}
      <Addenda visit={visit} addenda={notes} />
      <Section title={t.sealTitle}>
        <p>{t.seal}</p>
        <p>
          <code class="checksum">{published.sha256}</code>
        </p>
        <p>
          <a href={publishedPdfPath.to(visit, { id: meetingId })}>{t.pdf}</a>
          {" · "}
          <a href={publishedTextPath.to(visit, { id: meetingId })}>{t.text}</a>
        </p>
      </Section>
    </ItemPage>
  );
};

/** The thread of a meeting ends with it; what its items were decided into is what came of the meeting. */
function decisionSteps(visit: Visit, { minutes }: PublishedDocument): ThreadStep[] {
  return minutes.items.flatMap((item) =>
    item.decisions.map((decision) => ({
      key: decision.id,
      label: kindOf(decision.kind).label[visit.lang],
      title: decision.title,
      href: kindOf(decision.kind).href(visit, decision.id),
      date: startOfDay(minutes.day),
    })),
  );
}

const Item: FC<{ visit: Visit; item: PublishedItem; number: number }> = ({ visit, item, number }) => {
  const t = minutesTexts[visit.lang].published;
  const lang = danish(visit.lang);
  return (
    <section class="section" lang={lang}>
      <h2>
        {number}. <a href={itemPath.to(visit, { id: item.id })}>{item.title}</a>
      </h2>
      {item.minutes ? <Paragraphs text={item.minutes} /> : <p lang={visit.lang}>{t.noText}</p>}
      {item.decisions.length > 0 && (
        <div class="prose">
          <h3 lang={visit.lang}>{t.decisions}</h3>
          <ul>
            {item.decisions.map((decision) => (
              <li>
                <a href={kindOf(decision.kind).href(visit, decision.id)}>{decision.title}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {item.outcome === "carried-over" && <p lang={visit.lang}>{t.carried}</p>}
    </section>
  );
};
