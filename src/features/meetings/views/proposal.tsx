import type { FC } from "hono/jsx";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { Member } from "../../../platform/identity/member.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { RadioGroup, Select } from "../../../ui/choice.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Status } from "../../../ui/status.tsx";
import {
  answerProposalPath,
  itemWorkPath,
  proposalFilePath,
  proposalsPath,
  takeProposalPath,
  withdrawProposalPath,
} from "../paths.ts";
import { isOpen, meetingFor } from "../proposal.ts";
import type { Meeting } from "../queries/meetings.ts";
import type { Proposal } from "../queries/proposals.ts";
import { agendaTexts } from "../texts/agenda.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { proposalTexts } from "../texts/proposals.ts";
import { longestAnswer } from "../schema.ts";
import { ItemFields } from "./item-form.tsx";
import type { ItemChoices } from "./item-form.tsx";
import { Paragraphs } from "./item.tsx";
import { proposalTones, proposerWords } from "./proposals.tsx";
import { danish, handWords, meetingName } from "./words.ts";

interface ProposalPageProps {
  readonly visit: Visit;
  readonly proposal: Proposal;
  /** The meetings of its series to come, the next first. */
  readonly coming: readonly Meeting[];
  /** Whether this reader may open the item it became. */
  readonly itemIsReadable: boolean;
  /** Who proposed it, when somebody has to call or write on paper; only for coordinators. */
  readonly byHand: Member | undefined;
  readonly problem: FormProblem;
}

/** The receipt of a proposal: what was written, where it stands, what happens next. */
export const ProposalPage: FC<ProposalPageProps> = ({ visit, proposal, coming, itemIsReadable, byHand, problem }) => {
  const t = proposalTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const saved = visit.query("saved");
  const isOwn = visit.actor.kind === "member" && visit.actor.memberId === proposal.memberId;
  return (
    <Page
      title={proposal.title}
      kicker={t.kind}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {(saved === "sent" || saved === "late") && (
            <Notice tone="success" live>{saved === "late" ? t.one.thanksLate : t.one.thanks}</Notice>
          )}
          {saved === "answer" && <Notice tone="success" live>{t.one.saved}</Notice>}
        </>
      }
      breadcrumbs={[{ href: proposalsPath.to(visit, {}), label: t.list.title }]}
    >
      <p>
        <Status tone={proposalTones[proposal.status]}>{t.statuses[proposal.status]}</Status>{" "}
        {formatDate(proposal.statusAt, visit.lang)}
      </p>
      {proposal.reason && (
        <Notice title={t.one.answer}>
          <Paragraphs text={proposal.reason} lang={danish(visit.lang)} />
        </Notice>
      )}
      {byHand && !isOpen(proposal.status) && (
        <Notice tone="warning">{t.one.tell(byHand.name, handWords(byHand, visit.lang))}</Notice>
      )}
      {proposal.itemId && itemIsReadable && (
        <p>
          <a href={itemWorkPath.to(visit, { id: proposal.itemId })}>{t.one.item}</a>
        </p>
      )}
      {proposal.itemId && !itemIsReadable && <p>{t.one.itemClosed}</p>}
      <Original visit={visit} proposal={proposal} coming={coming} />
      {isOpen(proposal.status) && isOwn && (
        <>
          <Section title={t.one.next}>
            <p>{t.one.nextText}</p>
          </Section>
          <Section title={t.one.withdraw} lead={t.one.withdrawText}>
            <Form action={withdrawProposalPath.to(visit, { id: proposal.id })}>
              <Actions>
                <Button kind="secondary">{t.one.withdraw}</Button>
              </Actions>
            </Form>
          </Section>
        </>
      )}
    </Page>
  );
};

/** A proposal in the words in which it was written. */
const Original: FC<Pick<ProposalPageProps, "visit" | "proposal" | "coming">> = ({ visit, proposal, coming }) => {
  const t = proposalTexts[visit.lang];
  const meeting = meetingFor(proposal.waitsUntil, coming);
  const waitsFor = meeting ? meetingName(meeting, visit.lang) : t.one.waits;
  return (
    <>
      <Paragraphs text={proposal.text} lang={danish(visit.lang)} />
      <Facts
        items={[
          { term: t.one.by, value: proposerWords(visit, proposal) },
          { term: t.one.sentOn, value: formatDate(proposal.createdAt, visit.lang) },
          { term: t.ask.kind, value: meetingTexts[visit.lang].agenda.purpose[proposal.purpose] },
          { term: t.one.wished, value: proposal.wishedMinutes !== null && agendaTexts[visit.lang].time.short(proposal.wishedMinutes) },
          { term: t.one.forMeeting, value: isOpen(proposal.status) && waitsFor },
          {
            term: t.one.file,
            value: proposal.file && <a href={proposalFilePath.to(visit, { id: proposal.id })}>{proposal.file.name}</a>,
          },
        ]}
      />
    </>
  );
};

interface DecidePageProps extends Pick<ProposalPageProps, "visit" | "proposal" | "coming" | "problem"> {
  readonly choices: ItemChoices;
  /** Which of the two forms came back. */
  readonly failed?: "take" | "answer";
}

/** A coordinator puts a proposal on an agenda, perhaps in other words, or says why not. */
export const DecidePage: FC<DecidePageProps> = ({ visit, proposal, coming, choices, problem, failed }) => {
  const t = proposalTexts[visit.lang];
  const words = { ...agendaTexts[visit.lang].errors, ...t.errors, locked: meetingTexts[visit.lang].errors.locked };
  const errors = errorsInWords(problem.errors, visit.lang, words);
  const answering = failed === "answer" ? problem : { values: {}, errors: [] };
  const meeting = textOf(problem, "meeting") || meetingFor(proposal.waitsUntil, coming)?.id || coming[0]?.id || "";
  return (
    <Page
      title={t.decide.title}
      kicker={t.kind}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: proposalsPath.to(visit, {}), label: t.list.title }]}
    >
      <Section title={t.decide.original}>
        <h3 lang={danish(visit.lang)}>{proposal.title}</h3>
        <Original visit={visit} proposal={proposal} coming={coming} />
      </Section>
      <Section title={t.decide.take} lead={coming.length > 0 && t.decide.takeLead}>
        {coming.length === 0 ? (
          <p>{t.decide.noMeeting}</p>
        ) : (
          <Form action={takeProposalPath.to(visit, { id: proposal.id })}>
            <Select
              name="meeting"
              label={t.decide.pick}
              empty={false}
              width="full"
              value={meeting}
              error={errorAt(errors, "meeting")}
              options={coming.map((one) => ({ value: one.id, label: meetingName(one, visit.lang) }))}
            />
            <ItemFields visit={visit} problem={failed === "answer" ? proposedValues(proposal) : problem} choices={choices} />
            <Actions>
              <Button>{t.decide.takeButton}</Button>
            </Actions>
          </Form>
        )}
      </Section>
      <Section title={t.decide.other}>
        <Form action={answerProposalPath.to(visit, { id: proposal.id })}>
          <RadioGroup
            name="answer"
            label={t.decide.answer}
            value={textOf(answering, "answer")}
            error={failed === "answer" ? errorAt(errors, "answer") : undefined}
            options={[
              { value: "postponed", label: t.decide.postpone },
              { value: "returned", label: t.decide.giveBack },
            ]}
          />
          <TextArea
            name="reason"
            label={t.decide.reason}
            hint={t.decide.reasonHint}
            rows={4}
            limit={longestAnswer}
            value={textOf(answering, "reason")}
            error={failed === "answer" ? errorAt(errors, "reason") : undefined}
          />
          <Actions>
            <Button kind="secondary">{t.decide.send}</Button>
          </Actions>
        </Form>
      </Section>
    </Page>
  );
};

/** The form of an item as the proposal would fill it in. */
export function proposedValues(proposal: Proposal): FormProblem {
  return {
    values: {
      title: proposal.title,
      kind: proposal.purpose,
      text: proposal.text,
      minutes: proposal.wishedMinutes === null ? "" : String(proposal.wishedMinutes),
      presenterParty: proposal.partyId ?? "",
    },
    errors: [],
  };
}
