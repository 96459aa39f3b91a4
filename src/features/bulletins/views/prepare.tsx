import type { FC } from "hono/jsx";
import { addDays, dayOf, formatDateTime, formatDay, formatDayAndDate } from "../../../platform/i18n/dates.ts";
import type { Finding } from "../../../platform/privacy/personal.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { kindOf } from "../../../thread/kinds.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/choice.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Time } from "../../../ui/time.tsx";
import { daysAhead, lastDay, phaseOf } from "../bulletin.ts";
import type { KnownMeeting } from "../bulletin.ts";
import { paths } from "../paths.ts";
import type { AskedParty, Bulletin, Contribution } from "../queries.ts";
import { texts } from "../texts.ts";
import { answerStatus, hearsByMail, howAsked } from "./words.ts";

interface PrepareProps {
  readonly visit: Visit;
  readonly meeting: KnownMeeting;
  readonly bulletin: Bulletin | undefined;
  /** Everybody who is asked today, and who has a place already. */
  readonly parties: readonly AskedParty[];
  readonly contributions: ReadonlyMap<string, Contribution>;
  /** What looks personal, with the party whose line it stands in. */
  readonly findings: readonly (Finding & { readonly partyName: string })[];
  readonly problem: FormProblem;
}

/** Where a coordinator asks the parties, sees who has answered, and shows the page to the network. */
export const PreparePage: FC<PrepareProps> = (props) => {
  const { visit, meeting, bulletin, parties, contributions, problem } = props;
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const saved = visit.query("saved");
  const done = Object.hasOwn(t.prepare.saved, saved) ? t.prepare.saved[saved as keyof typeof t.prepare.saved] : undefined;
  const answered = [...contributions.values()].filter((one) => one.answeredAt !== null).length;
  const phase = phaseOf(meeting, visit.now);
  return (
    <Page
      title={t.prepare.title}
      kicker={<span lang={writtenLang()}>{meeting.title}</span>}
      lead={t.lead}
      breadcrumbs={[{ href: paths.bulletins.to(visit, {}), label: t.all }]}
      noIndex
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {done && errors.length === 0 && <Notice tone="success" live>{done}</Notice>}
          {(phase === "over" || phase === "cancelled") && <Notice>{t.prepare.closed[phase]}</Notice>}
        </>
      }
    >
      <Facts
        items={[
          { term: t.meeting, value: <a href={kindOf("meeting").href(visit, meeting.id)}>{formatDayAndDate(meeting.at, visit.lang)}</a> },
          { term: t.deadline, value: t.lastDay(formatDay(lastDay(meeting), visit.lang)) },
          { term: t.prepare.asked, value: bulletin && <Time at={bulletin.askedAt} as="datetime" /> },
          { term: t.prepare.reminded, value: bulletin?.remindedAt && <Time at={bulletin.remindedAt} as="datetime" /> },
          { term: t.prepare.answers, value: bulletin && t.of(answered, parties.length) },
        ]}
      />
      {!bulletin && <Ask {...props} />}
      <Parties {...props} />
      {bulletin && <Remind {...props} />}
      {bulletin && <Publish {...props} errors={errors} />}
    </Page>
  );
};

const Ask: FC<PrepareProps> = ({ visit, meeting }) => {
  const t = texts[visit.lang].prepare;
  const phase = phaseOf(meeting, visit.now);
  if (phase === "late") return <Notice>{t.tooLate}</Notice>;
  if (phase !== "open") return null;
  const day = addDays(dayOf(meeting.at), -daysAhead.asked);
  return (
    <>
      {day > dayOf(visit.now) && <p>{t.asksItself(formatDay(day, visit.lang))}</p>}
      <Form action={paths.ask.to(visit, { id: meeting.id })}>
        <Actions>
          <Button>{t.ask}</Button>
        </Actions>
      </Form>
    </>
  );
};

const Parties: FC<PrepareProps> = ({ visit, meeting, bulletin, parties, contributions }) => {
  const { prepare: t, errors } = texts[visit.lang];
  if (parties.length === 0) return <EmptyState title={errors.no_parties} />;
  const writable = ["open", "late"].includes(phaseOf(meeting, visit.now));
  return (
    <Section title={bulletin ? t.parties : t.who} lead={bulletin && writable && t.partiesLead}>
      <ItemList
        items={parties.map((party) => {
          const contribution = contributions.get(party.id);
          const known = bulletin && writable;
          return {
            key: party.id,
            title: <span lang={writtenLang()}>{party.name}</span>,
            href: known ? paths.party.to(visit, { id: meeting.id, party: party.id }) : undefined,
            meta: contribution?.answeredAt ? undefined : howAsked(party.speakers, visit.lang),
            status: bulletin && answerStatus(contribution, visit.lang),
          };
        })}
      />
    </Section>
  );
};

const Remind: FC<PrepareProps> = ({ visit, meeting, bulletin, parties, contributions }) => {
  const t = texts[visit.lang].prepare;
  const silent = parties.filter(({ id, speakers }) => !contributions.get(id)?.answeredAt && hearsByMail(speakers)).length;
  if (bulletin?.remindedAt || silent === 0 || phaseOf(meeting, visit.now) !== "open") return null;
  return (
    <Form action={paths.remind.to(visit, { id: meeting.id })}>
      <p>{t.remindOnce}</p>
      <Actions>
        <Button kind="secondary">{t.remind(silent)}</Button>
      </Actions>
    </Form>
  );
};

const Publish: FC<PrepareProps & { readonly errors: Parameters<typeof errorAt>[0] }> = (props) => {
  const { visit, meeting, bulletin, contributions, findings, errors } = props;
  const t = texts[visit.lang].prepare;
  const see = (
    <ButtonLink href={paths.bulletin.to(visit, { id: meeting.id })} kind="secondary">
      {t.see}
    </ButtonLink>
  );
  if (bulletin?.publishedAt)
    return (
      <Section title={texts[visit.lang].title} lead={t.published(formatDateTime(bulletin.publishedAt, visit.lang))}>
        {findings.length > 0 && <Findings {...props} />}
        <Actions>{see}</Actions>
      </Section>
    );
  const isAnswered = [...contributions.values()].some((one) => one.answeredAt !== null);
  if (!isAnswered || !["open", "late"].includes(phaseOf(meeting, visit.now))) return null;
  return (
    <Section title={t.publish} lead={t.publishLead}>
      {findings.length > 0 && <Findings {...props} />}
      <Form action={paths.publish.to(visit, { id: meeting.id })}>
        <Checkbox name="looked" label={t.looked} error={errorAt(errors, "looked")} required />
        <Actions>
          <Button>{t.publish}</Button>
          {see}
        </Actions>
      </Form>
    </Section>
  );
};

const Findings: FC<PrepareProps> = ({ visit, findings }) => {
  const t = texts[visit.lang].prepare;
  return (
    <Notice tone="warning" title={t.findings}>
      <ul>
        {findings.map(({ partyName, found }) => (
          <li>{t.finding(partyName, found)}</li>
        ))}
      </ul>
    </Notice>
  );
};
