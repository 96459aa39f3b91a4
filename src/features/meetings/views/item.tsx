import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { MakeButtons } from "../../../thread/make.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import type { ThreadStep } from "../../../ui/story.tsx";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { ItemPurpose, ItemStatus } from "../agenda.ts";
import { forumPath, meetingPath } from "../paths.ts";
import type { Occasion } from "../queries/agenda.ts";
import { agendaItemKind } from "../kinds.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { danish } from "./words.ts";

interface AgendaItemPageProps {
  readonly visit: Visit;
  readonly item: {
    readonly id: string;
    readonly title: string;
    readonly text?: string;
    readonly publicTitle?: string | null;
    readonly purpose: ItemPurpose;
    readonly status: ItemStatus;
    readonly statusAt: Date;
  };
  readonly occasions: readonly Occasion[];
  readonly thread: readonly ThreadStep[];
  /** Members also see what waits: minutes that are not approved yet, and what can be made of the item. */
  readonly inside: boolean;
}

/** What the network talks about: where it came from, every meeting that talked about it, and what came of it. */
export const AgendaItemPage: FC<AgendaItemPageProps> = ({ visit, item, occasions, thread, inside }) => {
  const t = meetingTexts[visit.lang];
  const tone = agendaItemKind.statuses[item.status]?.tone;
  const publicly = item.publicTitle === null ? t.agenda.notPublic : item.publicTitle;
  return (
    <ItemPage
      kind={t.item.kind}
      title={item.title}
      isWritten
      status={{ label: t.item.status[item.status], tone, date: item.statusAt }}
      facts={[
        { term: t.agenda.kind, value: t.agenda.purpose[item.purpose] },
        { term: t.agenda.publicAs, value: inside && <span lang={danish(visit.lang)}>{publicly}</span> },
      ]}
      thread={thread}
      breadcrumbs={[{ href: forumPath.to(visit, {}), label: t.forum.title }]}
      actions={
        inside && (
          <Actions>
            <MakeButtons visit={visit} item={{ kind: "agenda-item", id: item.id }} except={["decision", "task"]} />
          </Actions>
        )
      }
    >
      {item.text && <Paragraphs text={item.text} lang={danish(visit.lang)} />}
      {occasions.map((one) => (
        <Section
          title={formatDate(one.startsAt, visit.lang)}
          action={<a href={meetingPath.to(visit, { id: one.meetingId })}>{t.meeting.kind}</a>}
        >
          {one.minutes ? (
            <Paragraphs text={one.minutes} lang={danish(visit.lang)} />
          ) : (
            <p>{nothingWritten(visit, one, inside)}</p>
          )}
        </Section>
      ))}
    </ItemPage>
  );
};

function nothingWritten(visit: Visit, { startsAt, approved }: Occasion, inside: boolean): string {
  const t = meetingTexts[visit.lang].item;
  if (startsAt > visit.now) return t.coming;
  return inside || approved ? t.noMinutes : t.notPublished;
}

/** Plain text as it was typed: an empty line begins a paragraph, a line break stays one. */
export const Paragraphs: FC<{ text: string; lang?: "da" | undefined }> = ({ text, lang }) => (
  <div class="prose" lang={lang}>
    {text.split(/\n\s*\n/).map((paragraph) => (
      <p>
        {paragraph.split("\n").map((line, index) => (
          <>
            {index > 0 && <br />}
            {line}
          </>
        ))}
      </p>
    ))}
  </div>
);
