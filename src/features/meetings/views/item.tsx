import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { MakeButtons } from "../../../thread/make.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary } from "../../../ui/form.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { ThreadStep } from "../../../ui/story.tsx";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { ItemPurpose, ItemStatus } from "../agenda.ts";
import { forumPath, meetingPath } from "../paths.ts";
import type { Occasion } from "../queries/agenda.ts";
import { agendaItemKind } from "../kinds.ts";
import type { Attachment, FileChanges } from "../queries/attachments.ts";
import type { Proposal } from "../queries/proposals.ts";
import { agendaTexts } from "../texts/agenda.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { proposalTexts } from "../texts/proposals.ts";
import { ItemAttachments } from "./item-attachments.tsx";
import { proposerWords } from "./proposals.tsx";
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
    readonly isClosed?: boolean;
  };
  /** Its files, for members. */
  readonly attachments?: readonly Attachment[];
  /** For those who may add and remove files. */
  readonly fileChanges?: FileChanges | undefined;
  /** What was wrong with a file that was to go with it. */
  readonly problem?: FormProblem;
  readonly occasions: readonly Occasion[];
  readonly thread: readonly ThreadStep[];
  /** How a member proposed it, when somebody did; for members only. */
  readonly proposal?: Proposal | undefined;
  /** Members also see what waits: minutes that are not approved yet, and what can be made of the item. */
  readonly inside: boolean;
}

/** What the network talks about: where it came from, every meeting that talked about it, and what came of it. */
export const AgendaItemPage: FC<AgendaItemPageProps> = ({ visit, item, occasions, thread, proposal, attachments = [], fileChanges, problem = freshForm(), inside }) => {
  const t = meetingTexts[visit.lang];
  const tone = agendaItemKind.statuses[item.status]?.tone;
  const errors = errorsInWords(problem.errors, visit.lang, agendaTexts[visit.lang].errors);
  const publicly = item.publicTitle === null ? t.agenda.notPublic : item.publicTitle;
  return (
    <ItemPage
      kind={t.item.kind}
      title={item.title}
      isWritten
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      status={{ label: t.item.status[item.status], tone, date: item.statusAt }}
      facts={[
        { term: t.agenda.kind, value: t.agenda.purpose[item.purpose] },
        { term: t.agenda.publicAs, value: inside && !item.isClosed && <span lang={danish(visit.lang)}>{publicly}</span> },
      ]}
      thread={thread}
      breadcrumbs={[{ href: forumPath.to(visit, {}), label: t.forum.title }]}
      actions={
        inside &&
        !item.isClosed && (
          <Actions>
            <MakeButtons visit={visit} item={{ kind: "agenda-item", id: item.id }} except={["decision", "task"]} />
          </Actions>
        )
      }
    >
      {item.isClosed && <Notice>{agendaTexts[visit.lang].closed.notice}</Notice>}
      {item.text && <Paragraphs text={item.text} lang={danish(visit.lang)} />}
      {inside && (
        <ItemAttachments
          {...{ visit, attachments, problem }}
          item={{ id: item.id, isClosed: item.isClosed === true }}
          changes={fileChanges}
        />
      )}
      {proposal && <ProposedAs visit={visit} proposal={proposal} />}
      {occasions.map((one) => (
        <Section
          title={formatDate(one.startsAt, visit.lang)}
          action={<a href={meetingPath.to(visit, { id: one.meetingId })}>{t.meeting.kind}</a>}
        >
          {one.minutes ? (
            <Paragraphs text={one.minutes} lang={danish(visit.lang)} />
          ) : (
            <p>{nothingWritten(visit, one, inside && visit.may("meetings.minute"))}</p>
          )}
        </Section>
      ))}
    </ItemPage>
  );
};

/** The member's own words, when a coordinator has put them in others or just as they were. */
const ProposedAs: FC<{ visit: Visit; proposal: Proposal }> = ({ visit, proposal }) => {
  const t = proposalTexts[visit.lang];
  return (
    <Section title={t.original.title} lead={`${t.one.by} ${proposerWords(visit, proposal)}, ${formatDate(proposal.createdAt, visit.lang)}`}>
      <h3 lang={danish(visit.lang)}>{proposal.title}</h3>
      <Paragraphs text={proposal.text} lang={danish(visit.lang)} />
    </Section>
  );
};

function nothingWritten(visit: Visit, { startsAt, approved }: Occasion, readsDrafts: boolean): string {
  const t = meetingTexts[visit.lang].item;
  if (startsAt > visit.now) return t.coming;
  return readsDrafts || approved ? t.noMinutes : t.notPublished;
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
