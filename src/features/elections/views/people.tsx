import type { FC } from "hono/jsx";
import { formatDay } from "../../../platform/i18n/dates.ts";
import { reaches } from "../../../platform/identity/member.ts";
import type { Member } from "../../../platform/identity/member.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Checkbox, RadioGroup, Select } from "../../../ui/choice.tsx";
import { TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { takesCandidates } from "../election.ts";
import { paths } from "../paths.ts";
import type { ManagedCandidate } from "../queries/candidates.ts";
import type { Election } from "../queries/elections.ts";
import { texts } from "../texts/election.ts";
import { peopleTexts } from "../texts/people.ts";
import { callTexts } from "../texts/call.ts";
import { limits } from "../schema.ts";
import { SaveOr, candidateName, crumbsTo, danish, fieldsOf } from "./parts.tsx";

type FormProps = { visit: Visit; problem: FormProblem; election: Election };

/** Somebody offers to stand; or the secretary enters somebody who has. */
export const StandPage: FC<FormProps & { isEntered?: boolean }> = ({ visit, problem, election, isEntered = false }) => {
  const own = texts[visit.lang].standForm;
  const t = isEntered ? { ...own, ...peopleTexts[visit.lang].enterForm } : own;
  const needed: Readonly<Record<string, string>> = isEntered ? { consent_needed: peopleTexts[visit.lang].enterForm.consentNeeded } : {};
  const { errors, field } = fieldsOf(visit, problem, needed);
  const { id } = election;
  const isOpen = takesCandidates(election, visit.now);
  return (
    <Page
      title={t.title}
      lead={isOpen ? t.lead : own.over}
      kicker={<span lang={danish(visit.lang)}>{election.title}</span>}
      breadcrumbs={crumbsTo(visit, election, isEntered)}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      {(isOpen || errors.length > 0) && (
        <Form action={(isEntered ? paths.enter : paths.stand).to(visit, { id })}>
          <TextField {...field("name")} label={t.name} hint={t.nameHint} maxlength={120} autocomplete={isEntered ? "off" : "name"} required />
          <TextArea {...field("text")} label={t.text} hint={t.textHint} rows={6} limit={limits.candidate} optional />
          <TextField {...field("email")} type="email" label={t.email} hint={t.emailHint} autocomplete={isEntered ? "off" : "email"} optional />
          <TextField
            {...field("phone")} type="tel" width="medium" label={t.phone}
            hint={isEntered ? undefined : own.phoneHint} autocomplete={isEntered ? "off" : "tel"} optional
          />
          <Checkbox
            {...field("consent")} value="1" label={t.consent} hint={t.consentHint}
            checked={textOf(problem, "consent") === "1"}
          />
          <SaveOr
            save={isEntered ? peopleTexts[visit.lang].enterForm.save : own.send}
            back={(isEntered ? paths.work : paths.election).to(visit, { id })}
            backWords={callTexts[visit.lang].cancel}
          />
        </Form>
      )}
    </Page>
  );
};

/** After offering: what happens next. */
export const StoodPage: FC<{ visit: Visit; election: Election }> = ({ visit, election }) => {
  const t = texts[visit.lang].standForm;
  return (
    <Page title={t.thanksTitle} lead={t.thanks} breadcrumbs={crumbsTo(visit, election)} noIndex>
      <p>{t.mailed}</p>
      <Actions>
        <ButtonLink kind="secondary" href={paths.election.to(visit, { id: election.id })}>
          {election.title}
        </ButtonLink>
      </Actions>
    </Page>
  );
};

type WithdrawProps = { visit: Visit; problem: FormProblem; election: Election; name: string; token: string };

/** A candidate's own link: opening it changes nothing. */
export const WithdrawPage: FC<WithdrawProps> = ({ visit, problem, election, name, token }) => {
  const t = texts[visit.lang].withdrawForm;
  const { errors } = fieldsOf(visit, problem);
  return (
    <Page
      title={t.title}
      lead={t.lead(name, election.title)}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      <p>{t.until(formatDay(election.withdrawDay, visit.lang))}</p>
      <Form action={paths.withdraw.to(visit, { id: election.id, token })}>
        <SaveOr save={t.button} kind="danger" back={paths.election.to(visit, { id: election.id })} backWords={t.back} />
      </Form>
    </Page>
  );
};

export const WithdrawnPage: FC<{ visit: Visit; election: Election }> = ({ visit, election }) => {
  const t = texts[visit.lang].withdrawForm;
  return (
    <Page title={t.doneTitle} lead={t.done} breadcrumbs={crumbsTo(visit, election)} noIndex>
      <Notice tone="success" live>
        <p lang={danish(visit.lang)}>{election.title}</p>
      </Notice>
    </Page>
  );
};

type CandidateProps = FormProps & { candidate: ManagedCandidate };

/** Says why somebody cannot stand. */
export const RefusePage: FC<CandidateProps> = ({ visit, problem, election, candidate }) => {
  const t = peopleTexts[visit.lang].refuseForm;
  const { errors, field } = fieldsOf(visit, problem);
  return (
    <Page
      title={t.title}
      lead={t.lead(candidateName(candidate, visit.lang))}
      breadcrumbs={crumbsTo(visit, election, true)}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      <Form action={paths.refuse.to(visit, { id: election.id, candidate: candidate.id })}>
        <TextArea {...field("reason")} label={t.reason} limit={limits.reason} rows={3} required />
        <SaveOr save={t.button} kind="danger" back={paths.work.to(visit, { id: election.id })} backWords={callTexts[visit.lang].cancel} />
      </Form>
    </Page>
  );
};

type RefuseWaitingProps = FormProps & { waiting: readonly ManagedCandidate[] };

/** Says why none of those who wait can stand. */
export const RefuseWaitingPage: FC<RefuseWaitingProps> = ({ visit, problem, election, waiting }) => {
  const t = peopleTexts[visit.lang].refuseWaitingForm;
  const { errors, field } = fieldsOf(visit, problem);
  return (
    <Page
      title={t.title}
      lead={t.lead(waiting.length)}
      breadcrumbs={crumbsTo(visit, election, true)}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      <Form action={paths.refuseWaiting.to(visit, { id: election.id })}>
        <HiddenField name="seenAt" value={field("seenAt").value} />
        <TextArea {...field("reason")} label={t.reason} limit={limits.reason} rows={3} required />
        <SaveOr save={t.button} kind="danger" back={paths.work.to(visit, { id: election.id })} backWords={callTexts[visit.lang].cancel} />
      </Form>
      {waiting.length > 0 && (
        <Section title={t.who}>
          <ItemList
            items={waiting.map((candidate) => ({
              key: candidate.id,
              title: <span lang={danish(visit.lang)}>{candidateName(candidate, visit.lang)}</span>,
            }))}
          />
        </Section>
      )}
    </Page>
  );
};

/** Takes somebody off who has asked for it. */
export const StrikePage: FC<CandidateProps> = ({ visit, problem, election, candidate }) => {
  const t = peopleTexts[visit.lang].strikeForm;
  const { errors } = fieldsOf(visit, problem);
  return (
    <Page
      title={t.title}
      lead={t.lead(candidateName(candidate, visit.lang))}
      breadcrumbs={crumbsTo(visit, election, true)}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      <Form action={paths.strike.to(visit, { id: election.id, candidate: candidate.id })}>
        <SaveOr save={t.button} kind="danger" back={paths.work.to(visit, { id: election.id })} backWords={callTexts[visit.lang].cancel} />
      </Form>
    </Page>
  );
};

/** Gives one who was elected their seat, as the member they are or as a new one. */
export const SeatPage: FC<CandidateProps & { members: readonly Member[]; what: string }> = ({
  visit, problem, election, candidate, members, what,
}) => {
  const t = peopleTexts[visit.lang].seatForm;
  const { errors, field } = fieldsOf(visit, problem);
  return (
    <Page
      title={t.title(candidateName(candidate, visit.lang))}
      lead={t.lead(what, formatDay(election.fromDay, visit.lang), formatDay(election.toDay, visit.lang))}
      breadcrumbs={crumbsTo(visit, election, true)}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      <Form action={paths.seat.to(visit, { id: election.id, candidate: candidate.id })}>
        <Select
          {...field("memberId")}
          label={t.member}
          empty={t.memberNone}
          options={members.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Section title={t.newTitle}>
          <TextField {...field("name")} label={t.name} maxlength={120} />
          <RadioGroup
            {...field("reach")}
            label={t.reach}
            layout="inline"
            options={reaches.map((value) => ({ value, label: t.reaches[value] }))}
          />
          <TextField {...field("email")} type="email" label={t.email} optional />
          <TextField {...field("phone")} type="tel" width="medium" label={t.phone} optional />
          <TextField {...field("centreName")} label={t.centreName} optional />
        </Section>
        <SaveOr save={t.save} back={paths.work.to(visit, { id: election.id })} backWords={callTexts[visit.lang].cancel} />
      </Form>
    </Page>
  );
};
