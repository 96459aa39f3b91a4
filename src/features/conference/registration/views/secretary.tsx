import type { FC } from "hono/jsx";
import type { Party } from "../../../../network/party.ts";
import { formatTime } from "../../../../platform/i18n/dates.ts";
import { textOf, textsOf } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { writtenLang } from "../../../../ui/attributes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { RadioGroup, Select } from "../../../../ui/choice.tsx";
import { errorAt } from "../../../../ui/error-texts.ts";
import { Field, TextField, controlAttributes } from "../../../../ui/field.tsx";
import { Fold } from "../../../../ui/fold.tsx";
import { ErrorSummary, Form } from "../../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../../ui/layout.tsx";
import { ItemList } from "../../../../ui/list.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { CodeAddress } from "../../../../ui/receipt.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import type { Listed } from "../../notice/queries/hearers.ts";
import { NotToldYet } from "../../notice/views/told.tsx";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import { answerField } from "../../questions/question.ts";
import type { Question } from "../../questions/question.ts";
import { AnswerField } from "../../questions/views/fields.tsx";
import type { Registration, Workshop } from "../queries/registrations.ts";
import { assistedWays, needKinds } from "../rules/registration.ts";
import { comesForWords, nameWords } from "../rules/cells.ts";
import { registrationPaths } from "../paths.ts";
import { registrationAt } from "../../rules/stages.ts";
import { texts } from "../texts/registration.ts";
import { texts as workTexts } from "../texts/secretary.ts";
import { wholeSpan } from "../../rules/when.ts";
import { registrationErrors } from "./fields.tsx";
import { OfferToTell } from "./offers.tsx";
import { seatWords } from "./facts.tsx";

interface SecretaryProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly parties: readonly Party[];
  readonly workshops: readonly Workshop[];
  readonly questions: readonly Question[];
  /** Offers to those without mail. */
  readonly toTell: readonly Registration[];
  /** Who must hear that the conference was moved. */
  readonly hearers: readonly Listed[];
  /** The newest first. */
  readonly last: readonly Registration[];
  readonly partyNames: ReadonlyMap<string, string>;
  /** Who was entered a moment ago. */
  readonly done: { readonly registration: Registration; readonly code: string | undefined; readonly similar: readonly Registration[] } | undefined;
  readonly problem: FormProblem;
}

/** One screen for whoever answers the phone: who is on the line, where they come in the queue, what to read out. */
export const SecretaryPage: FC<SecretaryProps> = (props) => {
  const { visit, conference, questions, toTell, hearers, last, partyNames, done, problem } = props;
  const { lang } = visit;
  const t = workTexts[lang];
  const errors = registrationErrors(visit, problem, questions);
  const state = registrationAt(conference, visit.now);
  const { id } = conference;
  return (
    <Page
      title={t.title}
      kicker={conference.title}
      lead={state === "before" ? t.notOpen : t.lead}
      width="wide"
      breadcrumbs={[
        { href: paths.overview.to(visit, { id }), label: conference.title },
        { href: registrationPaths.list.to(visit, { id }), label: t.list },
      ]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {done && <Done {...{ visit, conference, ...done }} />}
        </>
      }
      noIndex
    >
      {state === "closed" && <Notice tone="warning">{t.late}</Notice>}
      {state !== "before" && <FastForm {...props} />}
      <NotToldYet {...{ visit, conference, hearers }} />
      {toTell.length > 0 && (
        <Section title={t.todo} lead={t.todoLead}>
          <ul class="registration-todo">
            {toTell.map((one) => (
              <li>
                <OfferToTell visit={visit} registration={one} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t.last} action={<a href={registrationPaths.list.to(visit, { id })}>{t.list}</a>}>
        {last.length === 0 && <p>{t.none}</p>}
        <ItemList
          items={last.map((one) => ({
            key: one.id,
            title: <WrittenWords>{`${one.number}. ${nameWords(one, lang)}`}</WrittenWords>,
            href: registrationPaths.one.to(visit, { id, registration: one.id }),
            meta: `${comesForWords(one, { lang, partyNames })} · ${t.ways[one.cameBy]} · ${formatTime(one.createdAt, lang)}`,
            status: seatWords(visit, one.state),
          }))}
        />
      </Section>
    </Page>
  );
};

const FastForm: FC<SecretaryProps> = ({ visit, conference, parties, workshops, questions, problem }) => {
  const { lang } = visit;
  const t = workTexts[lang];
  const errors = registrationErrors(visit, problem, questions);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  const name = { ...field("name"), label: t.name, required: true };
  const hasMore = [...needKinds, "address"].some((one) => textOf(problem, one) !== "") || questions.some(({ id }) => textsOf(problem, answerField(id)).some(Boolean));
  return (
    <Form action={registrationPaths.secretary.to(visit, { id: conference.id })} autocomplete="off">
      <div class="secretary-fields">
        <Field {...name}>
          <input class="input input-full" type="text" value={name.value} maxlength={120} autofocus={problem.errors.length === 0} {...controlAttributes(name)} />
        </Field>
        <Select
          {...field("party")}
          label={t.party}
          width="full"
          required
          options={[
            { value: "neighbour", label: t.neighbour },
            ...parties.map((one) => ({ value: one.id, label: one.name })),
            { value: "other", label: t.other },
          ]}
        />
        <TextField {...field("phone")} label={t.phone} type="tel" maxlength={40} />
        <TextField {...field("email")} label={t.email} type="email" maxlength={254} />
        {workshops.length > 0 && <TextField {...field("wishes")} label={t.wishes} maxlength={40} />}
        <RadioGroup {...field("cameBy")} label={t.by} layout="inline" options={assistedWays.map((way) => ({ value: way, label: t.ways[way] }))} />
      </div>
      {workshops.length > 0 && (
        <ol class="secretary-workshops" aria-label={t.workshops} lang={writtenLang()}>
          {workshops.map(({ title }) => (
            <li>{title}</li>
          ))}
        </ol>
      )}
      <Fold summary={questions.length > 0 ? t.moreAndQuestions : t.more} open={hasMore}>
        <div class="secretary-fields">
          <TextField {...field("address")} label={t.address} maxlength={300} />
          {needKinds.map((kind) => (
            <TextField {...field(kind)} label={texts[lang].fields[kind]} maxlength={300} />
          ))}
          {questions.map((question) => (
            <AnswerField {...{ visit, problem, questions, errors, question }} mustAnswer={false} />
          ))}
        </div>
      </Fold>
      <Actions>
        <Button>{t.save}</Button>
      </Actions>
    </Form>
  );
};

type DoneProps = NonNullable<SecretaryProps["done"]> & Pick<SecretaryProps, "visit" | "conference">;

/** What came of the last one: where they stand, what to read out, and who may be the same person. */
const Done: FC<DoneProps> = ({ visit, conference, registration, code, similar }) => {
  const { lang } = visit;
  const t = workTexts[lang];
  const { state, number } = registration;
  if (state !== "seated" && state !== "waiting") return null;
  const one = (id: string) => registrationPaths.one.to(visit, { id: conference.id, registration: id });
  return (
    <Notice tone={state === "seated" ? "success" : "info"} title={t.done[state](registration.name ?? "", number)} live>
      {registration.email && <p>{t.done.mailed}</p>}
      {code && (
        <>
          <p>
            {t.done.readOut} “{t.done.says[state](conference.title, wholeSpan(conference, lang))}” {t.done.code} <strong class="registration-code">{code}</strong>. {t.done.typedAt} <CodeAddress />
          </p>
          <p>
            <ButtonLink kind="quiet" href={registrationPaths.own.to(visit, { key: code })}>
              {t.done.print}
            </ButtonLink>
          </p>
        </>
      )}
      {similar.length > 0 && (
        <p>
          {t.similar}{" "}
          {similar.map((other, at) => (
            <>
              {at > 0 && "; "}
              <a href={one(other.id)}>{t.similarOne(other.number, other.name ?? "")}</a>
            </>
          ))}
          . <a href={one(registration.id)}>{t.open} {t.similarOne(number, registration.name ?? "")}</a>
        </p>
      )}
    </Notice>
  );
};
