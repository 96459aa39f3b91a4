import type { FC } from "hono/jsx";
import { formatDay } from "../../../platform/i18n/dates.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { RadioGroup, Select } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { FileField, TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { itemPurposes } from "../agenda.ts";
import { meetingsPath, proposePath } from "../paths.ts";
import { lastProposalDay, reached } from "../proposal.ts";
import type { Meeting } from "../queries/meetings.ts";
import type { Series } from "../queries/series.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { proposalTexts } from "../texts/proposals.ts";
import { longestText } from "../schema.ts";
import { danish, meetingName } from "./words.ts";

interface ProposePageProps {
  readonly visit: Visit;
  readonly series: Series;
  /** The meetings of the series to come, the next first. */
  readonly coming: readonly Meeting[];
  /** Parties for which the proposal may speak. */
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  /** Members for whom a coordinator may enter it; empty for everyone else. */
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly problem: FormProblem;
}

/** Any member says what a meeting should talk about. */
export const ProposePage: FC<ProposePageProps> = ({ visit, series, coming, parties, members, problem }) => {
  const t = proposalTexts[visit.lang];
  const { agenda } = meetingTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  const options = (all: ProposePageProps["parties"]) => all.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Page
      title={t.ask.title}
      kicker={<span lang={danish(visit.lang)}>{series.name}</span>}
      lead={t.ask.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: meetingsPath.to(visit, {}), label: meetingTexts[visit.lang].forum.work }]}
    >
      <Notice>{deadlineWords(visit, series, coming)}</Notice>
      <Form action={proposePath.to(visit, { id: series.id })} multipart>
        {members.length > 0 && (
          <Select
            {...field("member")}
            label={t.ask.member}
            hint={t.ask.memberHint}
            empty={t.ask.me}
            options={options(members)}
            width="full"
          />
        )}
        <TextField {...field("title")} label={t.ask.itemTitle} hint={t.ask.itemTitleHint} maxlength={200} />
        <TextArea {...field("text")} label={t.ask.why} hint={t.ask.whyHint} rows={6} limit={longestText} />
        <RadioGroup
          {...field("kind")}
          label={t.ask.kind}
          layout="inline"
          value={textOf(problem, "kind") || "discussion"}
          options={itemPurposes.map((value) => ({ value, label: agenda.purpose[value] }))}
        />
        <TextField {...field("minutes")} type="number" width="short" inputmode="numeric" label={t.ask.minutes} optional />
        {parties.length > 0 && (
          <Select {...field("party")} label={t.ask.party} empty={t.ask.ownself} options={options(parties)} width="full" />
        )}
        <FileField
          name="file"
          label={t.ask.file}
          hint={t.ask.fileHint}
          optional
          accept="application/pdf,image/jpeg,image/png,image/webp"
          error={errorAt(errors, "file")}
        />
        <Actions>
          <Button>{t.ask.send}</Button>
        </Actions>
      </Form>
    </Page>
  );
};

/** For which meeting a proposal comes in time, in words. */
export function deadlineWords(visit: Visit, series: Pick<Series, "proposalDays">, coming: readonly Meeting[]): string {
  const t = proposalTexts[visit.lang].ask;
  const { meeting, missed } = reached(coming, series.proposalDays, visit.now);
  const until = (one: Meeting) => formatDay(lastProposalDay(one, series.proposalDays), visit.lang);
  const words = [
    ...(missed ? [t.late(until(missed))] : []),
    ...(meeting ? [t.until(meetingName(meeting, visit.lang), until(meeting))] : []),
  ];
  return words.length > 0 ? words.join(" ") : t.noMeeting;
}
