import type { FC } from "hono/jsx";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { Member } from "../../../platform/identity/member.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { changesInWords, linesInWords, sentName, sentWhen } from "../agenda-document.ts";
import { invitationsPath, meetingWorkPath, sendAgendaPath, sentAgendaPath, sentAgendaPdfPath } from "../paths.ts";
import type { Meeting } from "../queries/meetings.ts";
import type { SentVersion } from "../queries/sent-agenda.ts";
import type { AgendaChange, SentAgenda, SentLine } from "../sent-agenda.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { sentAgendaTexts } from "../texts/sent-agenda.ts";
import { Paragraphs } from "./item.tsx";
import { danish, handWords, meetingName } from "./words.ts";

interface SendAgendaPageProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  /** As it would go out now. */
  readonly lines: readonly SentLine[];
  readonly news: SentAgenda["news"];
  readonly last: SentVersion | undefined;
  readonly changes: readonly AgendaChange[];
  /** How many would get it by mail now. */
  readonly mails: number;
  readonly isAnyoneInvited: boolean;
  /** Invited members who read no mail. */
  readonly byHand: readonly Member[];
  readonly problem: FormProblem;
}

/** The last look before an agenda goes out: to whom, what has changed, what it says. */
export const SendAgendaPage: FC<SendAgendaPageProps> = (props) => {
  const { visit, meeting, lines, news, last, changes, byHand, problem } = props;
  const t = sentAgendaTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, { ...meetingTexts[visit.lang].errors, ...t.errors });
  return (
    <Page
      title={t.send.title}
      kicker={meetingName(meeting, visit.lang)}
      lead={t.send.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: meetingWorkPath.to(visit, { id: meeting.id }), label: meetingName(meeting, visit.lang) }]}
    >
      {last && changes.length > 0 && <Changes visit={visit} sentAt={last.sentAt} changes={changes} />}
      {lines.some(({ isClosed }) => isClosed) && <Notice>{t.send.closed}</Notice>}
      <SendForm {...props} />
      {byHand.length > 0 && (
        <Section title={t.send.byHand} lead={t.send.byHandText}>
          <ItemList
            label={t.send.byHand}
            items={byHand.map((member) => ({ key: member.id, title: member.name, meta: handWords(member, visit.lang) }))}
          />
        </Section>
      )}
      <Section title={t.send.preview}>
        <News visit={visit} news={news} />
        <Lines visit={visit} sent={{ startsAt: meeting.startsAt.toISOString(), lines }} />
      </Section>
    </Page>
  );
};

const SendForm: FC<SendAgendaPageProps> = ({ visit, meeting, lines, last, changes, mails, isAnyoneInvited }) => {
  const t = sentAgendaTexts[visit.lang];
  if (lines.length === 0) return <p>{t.errors.empty_agenda}</p>;
  if (!isAnyoneInvited)
    return (
      <>
        <p>{t.send.nobody}</p>
        <Actions>
          <ButtonLink href={invitationsPath.to(visit, { id: meeting.id })}>{t.send.toInvitations}</ButtonLink>
        </Actions>
      </>
    );
  const isUnchanged = last !== undefined && changes.length === 0;
  if (isUnchanged && mails === 0) return <p>{t.send.nothing}</p>;
  return (
    <Form action={sendAgendaPath.to(visit, { id: meeting.id })}>
      <p>{isUnchanged ? t.send.newOnly(mails) : t.send.mails(mails)}</p>
      <Actions>
        <Button>{last ? t.send.again : t.send.button}</Button>
      </Actions>
    </Form>
  );
};

interface SentPageProps {
  readonly visit: Visit;
  readonly meetingId: string;
  readonly shown: SentVersion;
  readonly versions: readonly SentVersion[];
}

/** An agenda as it was sent, for members to read and to print. */
export const SentAgendaPage: FC<SentPageProps> = ({ visit, meetingId, shown, versions }) => {
  const t = sentAgendaTexts[visit.lang].page;
  const { meeting } = meetingTexts[visit.lang];
  const { content } = shown;
  const earlier = versions.filter(({ version }) => version !== shown.version);
  return (
    <Page
      title={`${t.title}. ${sentName(content, visit.lang)}`}
      kicker={<span lang={danish(visit.lang)}>{content.series}</span>}
      breadcrumbs={[{ href: meetingWorkPath.to(visit, { id: meetingId }), label: sentName(content, visit.lang) }]}
    >
      <Facts
        items={[
          { term: meeting.when, value: sentWhen(content, visit.lang) },
          { term: meeting.where, value: <span lang={danish(visit.lang)}>{content.place}</span> },
          { term: t.version(shown.version), value: t.sentOn(formatDate(shown.sentAt, visit.lang)) },
        ]}
      />
      <Actions>
        <ButtonLink kind="secondary" href={sentAgendaPdfPath.to(visit, { id: meetingId, version: String(shown.version) })}>
          {t.pdf}
        </ButtonLink>
      </Actions>
      {content.news.length > 0 && (
        <Section title={sentAgendaTexts[visit.lang].since.title}>
          <News visit={visit} news={content.news} />
        </Section>
      )}
      <Section title={t.items}>
        <Lines visit={visit} sent={content} />
      </Section>
      {earlier.length > 0 && (
        <Section title={t.earlier}>
          <ItemList
            label={t.earlier}
            items={earlier.map(({ version, sentAt }) => ({
              key: `version-${version}`,
              title: t.version(version),
              href: sentAgendaPath.to(visit, { id: meetingId }, { version }),
              meta: t.sentOn(formatDate(sentAt, visit.lang)),
            }))}
          />
        </Section>
      )}
    </Page>
  );
};

const News: FC<{ visit: Visit; news: SentAgenda["news"] }> = ({ visit, news }) => (
  <>
    {news.map(({ title, lines }) => (
      <section class="section" lang={danish(visit.lang)}>
        <h3>{title}</h3>
        <div class="prose">
          <ul>
            {lines.map(({ text, about, status }) => (
              <li>{[text, about, status].filter(Boolean).join(" · ")}</li>
            ))}
          </ul>
        </div>
      </section>
    ))}
  </>
);

const Lines: FC<{ visit: Visit; sent: Pick<SentAgenda, "startsAt" | "lines"> }> = ({ visit, sent }) => {
  const t = sentAgendaTexts[visit.lang].paper;
  const lang = danish(visit.lang);
  return (
    <>
      {linesInWords(sent, visit.lang).map(({ isClosed, title, facts, text, attachments }) => (
        <section class="section">
          <div>
            {facts && <p class="kicker">{facts}</p>}
            <h3 lang={isClosed ? undefined : lang}>{title}</h3>
          </div>
          {text && <Paragraphs text={text} lang={lang} />}
          {attachments.length > 0 && (
            <p lang={lang}>
              {t.attachments}: {attachments.join(", ")}
            </p>
          )}
        </section>
      ))}
    </>
  );
};

/** What has changed since an agenda went out. */
export const Changes: FC<{ visit: Visit; sentAt: Date; changes: readonly AgendaChange[] }> = ({
  visit,
  sentAt,
  changes,
}) => (
  <Notice title={sentAgendaTexts[visit.lang].changes.title(formatDate(sentAt, visit.lang))}>
    <div class="prose">
      <ul>
        {changesInWords(changes, visit.lang).map((words) => (
          <li>{words}</li>
        ))}
      </ul>
    </div>
  </Notice>
);
