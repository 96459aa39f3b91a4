import type { FC } from "hono/jsx";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { textOf } from "../../../../platform/web/form.ts";
import { writtenLang } from "../../../../ui/attributes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { Select } from "../../../../ui/choice.tsx";
import { Facts } from "../../../../ui/definition.tsx";
import { errorAt, errorsInWords } from "../../../../ui/error-texts.ts";
import { TextField } from "../../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../../ui/layout.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import type { Conference } from "../../queries/conferences.ts";
import { isOpen } from "../../rules/stages.ts";
import type { Programme } from "../../rules/programme/programme.ts";
import { registrationPaths } from "../../registration/paths.ts";
import { nameWords } from "../../registration/rules/cells.ts";
import { seatingPaths } from "../paths.ts";
import type { Participant, Placed } from "../queries/seating.ts";
import type { WorkshopPlaces } from "../rules/problem.ts";
import { personalProgramme, slotKey, toldSeats } from "../rules/programme.ts";
import { whyWords } from "../rules/why.ts";
import { texts as deskTexts } from "../texts/desk.ts";
import { texts } from "../texts/people.ts";
import type { Allocator } from "./desk.tsx";
import { OwnProgramme } from "./own.tsx";

interface PersonProps {
  readonly visit: Allocator;
  readonly conference: Conference;
  readonly programme: Programme;
  readonly workshops: readonly WorkshopPlaces[];
  readonly person: Participant;
  /** undefined while their places are not allocated. */
  readonly placed: Placed | undefined;
  readonly isPublished: boolean;
  /** How many seats are taken, by slot. */
  readonly taken: ReadonlyMap<string, number>;
  readonly problem: FormProblem;
}

/** One person's places for the organisers: as the person reads them, and a form that moves them by hand. */
export const PersonPage: FC<PersonProps> = (props) => {
  const { visit, conference, programme, workshops, person, placed, isPublished, taken, problem } = props;
  const { lang } = visit;
  const t = texts[lang].person;
  const errors = errorsInWords(problem.errors, lang, deskTexts[lang].errors);
  const { id } = conference;
  const titles = new Map(workshops.map((workshop) => [workshop.id, workshop.title]));
  const name = nameWords(person, lang);
  const wishes = person.wishes.flatMap((wish) => titles.get(wish) ?? []);
  return (
    <Page
      title={t.title(name)}
      breadcrumbs={[
        { href: seatingPaths.desk.to(visit, { id }), label: deskTexts[lang].open },
        { href: registrationPaths.one.to(visit, { id, registration: person.registrationId }), label: name, isWritten: true },
      ]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") === "moved" && <Notice tone="success" live>{t.saved}</Notice>}
        </>
      }
      noIndex
    >
      <Facts
        items={[{ term: t.wishes, value: wishes.length === 0 ? t.noWishes : <WrittenWords>{wishes.map((title, at) => `${at + 1}. ${title}`).join(" · ")}</WrittenWords> }]}
      />
      {placed ? (
        <OwnProgramme {...{ lang, conference }} registration={person} entries={personalProgramme(programme, placed.seats, taken)} why={whyWords(placed.why, lang, titles)} />
      ) : (
        <>
          <p>{isPublished ? t.waits : t.notYet}</p>
          {!isPublished && isOpen(conference, visit.now) && (
            <Actions>
              <ButtonLink kind="secondary" href={`${seatingPaths.desk.to(visit, { id }, { who: String(person.number) })}#pins`}>
                {texts[lang].pins.add}
              </ButtonLink>
            </Actions>
          )}
        </>
      )}
      {placed && isOpen(conference, visit.now) && <MoveForm {...props} placed={placed} />}
    </Page>
  );
};

const MoveForm: FC<PersonProps & { placed: Placed }> = ({ visit, conference, programme, workshops, person, placed, taken, problem }) => {
  const { lang } = visit;
  const t = texts[lang].person;
  const words = texts[lang].pins;
  const errors = errorsInWords(problem.errors, lang, deskTexts[lang].errors);
  const own = new Map(placed.seats.map(({ round, sessionId }) => [round, sessionId]));
  return (
    <Section title={t.move} lead={t.moveLead}>
      <Form action={seatingPaths.person.to(visit, { id: conference.id, registration: person.registrationId })}>
        <HiddenField name="seen" value={toldSeats(placed.seats)} />
        <div class="registration-group" lang={writtenLang()}>
          {programme.rounds.map(({ number: round }) => {
            const name = `round${round}`;
            return (
              <Select
                name={name}
                label={<span lang={lang}>{t.round(round)}</span>}
                value={name in problem.values ? textOf(problem, name) : (own.get(round) ?? "")}
                error={errorAt(errors, name)}
                width="full"
                empty={t.nowhere}
                options={workshops.flatMap(({ id, title, places }) => {
                  const room = places[round - 1] ?? 0;
                  return room > 0 ? [{ value: id, label: t.choice(title, room - (taken.get(slotKey({ sessionId: id, round })) ?? 0)) }] : [];
                })}
              />
            );
          })}
        </div>
        <TextField name="reason" label={words.reason} hint={words.reasonHint} value={textOf(problem, "reason")} error={errorAt(errors, "reason")} maxlength={200} autocomplete="off" required />
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </Section>
  );
};
