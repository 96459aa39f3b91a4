import type { FC } from "hono/jsx";
import { nameNow } from "../../../network/party.ts";
import type { Party } from "../../../network/party.ts";
import { formatDay } from "../../../platform/i18n/dates.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Select } from "../../../ui/choice.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { DateField, TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Page } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { paths } from "../paths.ts";
import type { Election } from "../queries/elections.ts";
import { callTexts } from "../texts/call.ts";
import { limits } from "../schema.ts";
import { SaveOr, crumbsTo, fieldsOf } from "./parts.tsx";

interface Props {
  readonly visit: Visit;
  readonly problem: FormProblem;
  readonly parties: readonly Party[];
  /** The call that is changed, with its fields as they stand now. */
  readonly election?: Election;
  readonly standing?: FormProblem;
}

/** What may be changed of a call, in the order of the form. */
const fieldNames = [
  "title", "seats", "deputies", "crosses", "fromDay", "toDay", "voters", "standers", "contact", "candidatesDay", "withdrawDay",
  "votingDay", "hallDay", "hallFrom", "hallUntil", "place",
] as const;

/** Calls an election, or changes the call. */
export const CallPage: FC<Props> = ({ visit, problem, parties, election, standing }) => {
  const t = callTexts[visit.lang];
  const { errors, field } = fieldsOf(visit, problem);
  const neighbours = parties.filter(({ kind }) => kind === "neighbours");
  const whole = (name: string) => ({ ...field(name), type: "number", width: "short", inputmode: "numeric" }) as const;
  const time = (name: string) => ({ ...field(name), type: "time", width: "short" }) as const;
  return (
    <Page
      title={election ? t.changeTitle : t.newTitle}
      lead={t.lead}
      breadcrumbs={crumbsTo(visit, election, election !== undefined)}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      {neighbours.length === 0 && (
        <Notice tone="warning">
          <p>
            {t.noParty} <a href={paths.parties.to(visit, {})}>{t.partiesLink}</a>
          </p>
        </Notice>
      )}
      {standing && wasChanged(problem) && (
        <SavedMeanwhile
          items={fieldNames
            .filter((name) => textOf(standing, name) !== textOf(problem, name))
            .map((name) => ({ term: t[name], value: name.endsWith("Day") ? formatDay(textOf(standing, name), visit.lang) : textOf(standing, name) }))}
        />
      )}
      <Form action={election ? paths.change.to(visit, { id: election.id }) : paths.add.to(visit, {})}>
        {election && <HiddenField name="version" value={String(versionToSend(problem, election.version))} />}
        <TextField {...field("title")} label={t.title} hint={t.titleHint} maxlength={200} required />
        <Select
          {...field("partyId")}
          label={t.party}
          options={neighbours.map((party) => ({ value: party.id, label: nameNow(party, visit.lang) }))}
        />
        <TextField {...whole("seats")} label={t.seats} required />
        <TextField {...whole("deputies")} label={t.deputies} required />
        <TextField {...whole("crosses")} label={t.crosses} hint={t.crossesHint} required />
        <DateField {...field("fromDay")} label={t.fromDay} required />
        <DateField {...field("toDay")} label={t.toDay} required />
        <TextArea {...field("voters")} label={t.voters} hint={t.votersHint} limit={limits.rule} rows={3} required />
        <TextArea {...field("standers")} label={t.standers} hint={t.standersHint} limit={limits.rule} rows={3} required />
        <TextField {...field("contact")} label={t.contact} hint={t.contactHint} maxlength={300} required />
        <DateField {...field("candidatesDay")} label={t.candidatesDay} required />
        <DateField {...field("withdrawDay")} label={t.withdrawDay} hint={t.withdrawDayHint} required />
        <DateField {...field("votingDay")} label={t.votingDay} required />
        <DateField {...field("hallDay")} label={t.hallDay} required />
        <TextField {...time("hallFrom")} label={t.hallFrom} required />
        <TextField {...time("hallUntil")} label={t.hallUntil} hint={t.hallUntilHint} required />
        <TextField {...field("place")} label={t.place} maxlength={200} required />
        <SaveOr
          save={t.save}
          back={election ? paths.work.to(visit, { id: election.id }) : paths.elections.to(visit, {})}
          backWords={t.cancel}
        />
      </Form>
    </Page>
  );
};
