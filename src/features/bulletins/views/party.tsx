import type { FC } from "hono/jsx";
import { hasLeftInWords } from "../../../network/party.ts";
import type { Party } from "../../../network/party.ts";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { KnownMeeting } from "../bulletin.ts";
import { paths } from "../paths.ts";
import type { Contribution } from "../queries.ts";
import { texts } from "../texts.ts";
import { ChangedMeanwhile, LinesFields, WrittenLines, countLetters } from "./lines.tsx";

interface PartyPageProps {
  readonly visit: Visit;
  readonly meeting: KnownMeeting;
  readonly party: Pick<Party, "id" | "name" | "hasLeft">;
  readonly contribution: Omit<Contribution, "partyName">;
  /** Whether somebody who is asked for the party reads mail. */
  readonly isMailed: boolean;
  readonly problem: FormProblem;
}

/** A coordinator's page for one party: enter, shorten, take in what came late, send new links. */
export const PartyPage: FC<PartyPageProps> = (props) => {
  const { visit, meeting, party, contribution, isMailed, problem } = props;
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const ref = { id: meeting.id, party: party.id };
  const prepare = paths.prepare.to(visit, { id: meeting.id });
  const isAnswered = contribution.answeredAt !== null;
  return (
    <Page
      title={t.own.title(party.name)}
      kicker={formatDate(meeting.at, visit.lang)}
      lead={!isAnswered && t.party.writeFor}
      breadcrumbs={[{ href: prepare, label: t.prepare.title }]}
      noIndex
      hasErrors={errors.length > 0}
      scripts={countLetters}
      before={<ErrorSummary errors={errors} />}
    >
      {party.hasLeft && <Notice tone="warning">{hasLeftInWords(party.name, visit.lang)}</Notice>}
      <ChangedMeanwhile {...{ visit, problem }} lines={contribution.lines} />
      {contribution.late && (
        <Notice tone="warning" title={t.party.late}>
          <p>{t.party.lateLead}</p>
          <WrittenLines visit={visit} lines={contribution.late} />
          <Form action={paths.takeIn.to(visit, ref)} inline>
            <HiddenField name="version" value={String(contribution.version)} />
            <Button>{t.party.takeIn}</Button>
          </Form>
        </Notice>
      )}
      <Form action={paths.party.to(visit, ref)}>
        <LinesFields {...{ visit, problem, errors }} version={contribution.version} />
        {isAnswered ? (
          <RadioGroup
            name="how"
            label={t.party.how}
            value={textOf(problem, "how")}
            error={errorAt(errors, "how")}
            options={[
              { value: "told", label: t.party.told, hint: t.party.toldHint },
              { value: "shortened", label: t.party.shortened, hint: t.party.shortenedHint },
            ]}
          />
        ) : (
          <HiddenField name="how" value="told" />
        )}
        <Actions>
          <Button>{t.lines.save}</Button>
          <ButtonLink href={prepare} kind="quiet">
            {t.page.prepare}
          </ButtonLink>
        </Actions>
      </Form>
      {contribution.original && (
        <Section title={t.party.original}>
          <WrittenLines visit={visit} lines={contribution.original} />
        </Section>
      )}
      {isMailed && (
        <Section title={t.party.again} lead={t.party.againLead}>
          <Form action={paths.askAgain.to(visit, ref)}>
            <Actions>
              <Button kind="secondary">{t.party.again}</Button>
            </Actions>
          </Form>
        </Section>
      )}
    </Page>
  );
};
