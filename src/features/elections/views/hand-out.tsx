import type { FC } from "hono/jsx";
import { formatDateTime } from "../../../platform/i18n/dates.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Checkbox, RadioGroup } from "../../../ui/choice.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Written } from "../../../ui/written.tsx";
import { handoutKinds } from "../election.ts";
import { paths } from "../paths.ts";
import type { Election } from "../queries/elections.ts";
import type { Turnout } from "../queries/voting.ts";
import { handOutTexts } from "../texts/hand-out.ts";
import { workTexts } from "../texts/work.ts";
import { crumbsTo, danish, fieldsOf } from "./parts.tsx";

type Props = { visit: Visit; election: Election; turnout: Turnout; problem: FormProblem };

/** At the door of the hall: who may vote is given one ballot, and nobody two. */
export const HandOutPage: FC<Props> = ({ visit, election, turnout, problem }) => {
  const t = handOutTexts[visit.lang].handOutForm;
  const { errors, field } = fieldsOf(visit, problem);
  const { id } = election;
  const given = handoutKinds.find((kind) => kind === visit.query("given"));
  return (
    <Page
      title={t.title}
      lead={t.lead}
      breadcrumbs={crumbsTo(visit, election, true)}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {given && errors.length === 0 && (
            <Notice tone="success" live>
              {t.given[given]}
            </Notice>
          )}
        </>
      }
      noIndex
    >
      <Notice title={t.rule}>
        <Written text={election.voters} />
      </Notice>
      <Form action={paths.handOut.to(visit, { id })} autocomplete="off">
        <TextField {...field("name")} label={t.name} autocomplete="off" maxlength={120} required />
        <TextField {...field("address")} label={t.address} hint={t.addressHint} autocomplete="off" maxlength={200} required />
        <RadioGroup
          {...field("kind")}
          label={t.kind}
          options={handoutKinds.map((value) => ({ value, label: t.kinds[value] }))}
        />
        <TextField {...field("email")} type="email" label={t.email} hint={t.emailHint} autocomplete="off" optional />
        <Checkbox {...field("checked")} value="1" label={t.checked} checked={textOf(problem, "checked") === "1"} />
        <p class="field-hint">{t.kept}</p>
        <Actions>
          <Button>{t.give}</Button>
        </Actions>
      </Form>
      <Section title={workTexts[visit.lang].turnout}>
        <TurnoutFacts visit={visit} turnout={turnout} />
      </Section>
      <Section title={t.cards} lead={t.cardsText}>
        <Form action={paths.codes.to(visit, { id })}>
          <TextField
            {...field("count")} type="number" width="short" inputmode="numeric" label={t.count}
            value={textOf(problem, "count")}
          />
          <Actions>
            <Button kind="secondary">{t.make}</Button>
          </Actions>
        </Form>
      </Section>
    </Page>
  );
};

/** What has been handed out and used, as figures. */
export const TurnoutFacts: FC<{ visit: Visit; turnout: Turnout }> = ({ visit, turnout }) => {
  const t = workTexts[visit.lang];
  return (
    <Facts
      items={[
        { term: t.paper, value: String(turnout.handedOut.paper) },
        { term: t.cards, value: String(turnout.handedOut.card) },
        { term: t.mails, value: String(turnout.handedOut.mail) },
        { term: t.made, value: String(turnout.codes.made) },
        { term: t.used, value: String(turnout.codes.used) },
      ]}
    />
  );
};

/** Cards to print and cut out. @param address where one votes, as it is typed */
export const CardsPage: FC<{ visit: Visit; election: Election; codes: readonly string[]; address: string }> = ({
  visit, election, codes, address,
}) => {
  const t = handOutTexts[visit.lang].cards;
  const words = handOutTexts.da.cards;
  return (
    <Page title={t.title} lead={t.lead} width="wide" noIndex>
      <div class="cards-help">
        <p>{t.help}</p>
        <p>
          <a href={paths.handOut.to(visit, { id: election.id })}>{t.back}</a>
        </p>
      </div>
      <ul class="code-cards" lang={danish(visit.lang)}>
        {codes.map((code) => (
          <li class="code-card">
            <p class="code-card-title">{election.title}</p>
            <p>{words.kicker}</p>
            <p class="code-card-code">{code}</p>
            <p>
              {words.where} <span class="code-card-address">{address}</span>
            </p>
            <p>
              {words.once} {words.untilWords(formatDateTime(election.hallUntil, "da"))}
            </p>
          </li>
        ))}
      </ul>
    </Page>
  );
};

/** Where the screen for the hall is opened. */
export const HallScreenLink: FC<{ visit: Visit; election: Election }> = ({ visit, election }) => (
  <ButtonLink kind="secondary" href={paths.vote.to(visit, { id: election.id }, { hall: 1 })}>
    {workTexts[visit.lang].hallScreen}
  </ButtonLink>
);
