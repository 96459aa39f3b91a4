import type { FC } from "hono/jsx";
import { nameNow } from "../../../../network/party.ts";
import type { Party } from "../../../../network/party.ts";
import type { FormProblem, FormValues } from "../../../../platform/web/form.ts";
import { textOf } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { writtenLang } from "../../../../ui/attributes.ts";
import { Select } from "../../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../../ui/error-texts.ts";
import { FieldGroup, TextArea, TextField } from "../../../../ui/field.tsx";
import type { Answers, Question } from "../../questions/question.ts";
import { QuestionFields, answerErrors, answerValues } from "../../questions/views/fields.tsx";
import type { Registration, Workshop } from "../queries/registrations.ts";
import { mostWishes, needKinds, needsKeptDays } from "../rules/registration.ts";
import type { Needs } from "../rules/registration.ts";
import { texts } from "../texts/registration.ts";
import { longestAddress } from "../schema.ts";

interface FieldsProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  readonly parties: readonly Party[];
  readonly workshops: readonly Workshop[];
  readonly questions: readonly Question[];
  /** Whether whoever sends it is whom it is about, and so answers what must be answered. */
  readonly mustAnswer: boolean;
}

/** Everything that is asked of somebody who registers. What kind of person they are is not. */
export const RegistrationFields: FC<FieldsProps> = ({ visit, problem, parties, workshops, questions, mustAnswer }) => {
  const t = texts[visit.lang].fields;
  const errors = registrationErrors(visit, problem, questions);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  const wishes = Array.from({ length: Math.min(mostWishes, workshops.length) }, (_, at) => at + 1);
  return (
    <>
      <TextField {...field("name")} label={t.name} hint={t.nameHint} autocomplete="name" maxlength={120} required />
      <Select
        {...field("party")}
        label={t.party}
        hint={t.partyHint}
        width="full"
        required
        options={[
          { value: "neighbour", label: t.without.neighbour },
          ...(parties.length > 0 ? [{ label: t.parties, options: parties.map((party) => ({ value: party.id, label: nameNow(party, visit.lang) })) }] : []),
          { value: "other", label: t.without.other },
        ]}
      />
      <FieldGroup name="reach" label={t.reach} hint={t.reachHint}>
        <div class="registration-group">
          <TextField {...field("email")} label={t.email} type="email" width="medium" autocomplete="email" maxlength={254} optional />
          <TextField {...field("phone")} label={t.phone} type="tel" width="medium" autocomplete="tel" maxlength={40} optional />
          <TextArea {...field("address")} label={t.address} hint={t.addressHint} rows={2} limit={longestAddress} optional />
        </div>
      </FieldGroup>
      {wishes.length > 0 && (
        <FieldGroup name="wishes" label={t.wishes} hint={t.wishesHint}>
          <div class="registration-group" lang={writtenLang()}>
            {wishes.map((number) => (
              <Select
                {...field(`wish${number}`)}
                label={<span lang={visit.lang}>{t.wish(number)}</span>}
                width="full"
                empty={t.noWish}
                options={workshops.map(({ id, title }) => ({ value: id, label: title }))}
              />
            ))}
          </div>
        </FieldGroup>
      )}
      <FieldGroup name="needs" label={t.needs} hint={t.needsHint(needsKeptDays)}>
        <div class="registration-group">
          {needKinds.map((kind) => (
            <TextField {...field(kind)} label={t[kind]} maxlength={300} autocomplete="off" optional />
          ))}
        </div>
      </FieldGroup>
      <QuestionFields {...{ visit, problem, questions, errors, mustAnswer }} />
    </>
  );
};

/** What is wrong with a registration, in words. */
export function registrationErrors({ lang }: Visit, problem: FormProblem, questions: readonly Question[]) {
  return errorsInWords(problem.errors, lang, { ...texts[lang].errors, ...answerErrors(questions, lang) });
}

/** A registration as the form that changes it begins. */
export function registrationValues(one: Registration, needs: Needs, answers: Answers): FormValues {
  return {
    name: one.name ?? "",
    party: one.partyId ?? (one.comesAs === "party" ? "" : one.comesAs),
    email: one.email ?? "",
    phone: one.phone ?? "",
    address: one.address ?? "",
    ...Object.fromEntries(one.wishes.map((wish, at) => [`wish${at + 1}`, wish])),
    ...needs,
    ...answerValues(answers),
  };
}
