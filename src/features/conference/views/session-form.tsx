import type { FC } from "hono/jsx";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { Checkbox } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { otherValues, sessionValues } from "../rules/programme/form-values.ts";
import { changeSessionHref, newSessionHref, paths } from "../paths.ts";
import type { SessionKind } from "../rules/programme/programme.ts";
import type { Conference } from "../queries/conferences.ts";
import type { WorkingProgramme, WorkingSession } from "../queries/programme.ts";
import { slotKey } from "../seating/rules/programme.ts";
import { limits } from "../schema.ts";
import { texts as workTexts } from "../texts/work.ts";
import { texts as fewerTexts } from "../texts/fewer-places.ts";
import { atClock } from "../rules/when.ts";
import { FewerPlaces } from "./fewer-places.tsx";

interface SessionFormProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly programme: WorkingProgramme;
  readonly kind: SessionKind;
  readonly problem: FormProblem;
  /** What is changed, as it stands; absent for a new one. */
  readonly session?: WorkingSession;
  /** How many have a place in the workshops as they were allocated, by slot of the programme. */
  readonly taken?: ReadonlyMap<string, number> | undefined;
}

/** One point of the programme: a time of its own, or for a workshop the rounds in which it is held. */
export const SessionFormPage: FC<SessionFormProps> = (props) => {
  const { visit, conference, kind, problem, session } = props;
  const t = workTexts[visit.lang];
  const seated = seatedIn(props);
  const belowSeated = seated.map(([round, people]) => [`capacity${round}_below_seated`, fewerTexts[visit.lang].seatedHere(people)]);
  const errors = errorsInWords(problem.errors, visit.lang, { ...t.errors, ...Object.fromEntries(belowSeated) });
  const id = conference.id;
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  const back = paths.programme.to(visit, { id });
  const rooms = roomsOf(props.programme);
  return (
    <Page
      title={(session ? t.programme.changeNamed : t.programme.addNamed)[kind]}
      breadcrumbs={[{ href: back, label: conference.title, isWritten: true }]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {session && wasChanged(problem) && <SavedMeanwhile items={otherValues(problem, sessionValues(session), labelsOf(visit, session, props.programme), visit.lang)} />}
        </>
      }
      noIndex
    >
      <Form action={session ? changeSessionHref(visit, id, session) : newSessionHref(visit, id, kind)}>
        {session && <HiddenField name="version" value={String(versionToSend(problem, session.version))} />}
        <TextField {...field("title")} label={t.fields.sessionTitle[kind]} maxlength={160} required />
        {kind !== "workshop" && <TimeFields {...props} field={field} />}
        <TextArea {...field("about")} label={t.fields.about[kind]} limit={limits.about} rows={kind === "break" ? 2 : 5} optional />
        {kind !== "break" && <TextArea {...field("people")} label={t.fields.people[kind]} hint={t.fields.peopleHint} limit={limits.people} rows={3} optional />}
        {kind === "workshop" && <RoundFields {...props} field={field} />}
        <datalist id="rooms">
          {rooms.map((room) => (
            <option value={room} />
          ))}
        </datalist>
        <Actions>
          <Button>{t.save}</Button>
          <ButtonLink kind="quiet" href={back}>
            {t.cancelWriting}
          </ButtonLink>
        </Actions>
      </Form>
      {session && (
        <Form action={paths.removeSession.to(visit, { id, session: session.id })}>
          {seated.length > 0 && <p>{fewerTexts[visit.lang].removing(Math.max(...seated.map(([, people]) => people)))}</p>}
          <Button kind="danger">{t.programme.remove}</Button>
        </Form>
      )}
    </Page>
  );
};

/** What each field is called, where somebody else has written something else into it. */
function labelsOf(visit: Visit, { kind }: WorkingSession, { rounds }: WorkingProgramme): Record<string, string> {
  const f = workTexts[visit.lang].fields;
  const words = { title: f.sessionTitle[kind], about: f.about[kind], people: f.people[kind] };
  if (kind !== "workshop") return { ...words, day: f.day, fromTime: f.fromTime, toTime: f.toTime, room: f.room };
  const perRound = rounds.flatMap((round) => {
    const name = f.roundOf(round.number, atClock(round, visit.lang));
    return [[`capacity${round.number}`, `${name}: ${f.capacityIn}`], [`room${round.number}`, `${name}: ${f.room}`]];
  });
  return { ...words, ...Object.fromEntries(perRound) };
}

type FieldOf = (name: string) => { readonly name: string; readonly value: string; readonly error: string | undefined };

const TimeFields: FC<SessionFormProps & { field: FieldOf }> = ({ visit, conference, problem, session, field }) => {
  const f = workTexts[visit.lang].fields;
  const isLong = dayOf(conference.startsAt) !== dayOf(conference.endsAt);
  return (
    <>
      {isLong ? <DateField {...field("day")} label={f.day} required /> : <HiddenField name="day" value={textOf(problem, "day")} />}
      <div class="conference-times">
        <TextField {...field("fromTime")} label={f.fromTime} type="time" width="short" required />
        <TextField {...field("toTime")} label={f.toTime} type="time" width="short" required />
      </div>
      <Checkbox name="shift" label={session ? f.shift : f.shiftNew} checked={textOf(problem, "shift") === "1"} />
      <RoomField {...field("room")} label={f.room} />
    </>
  );
};

const RoundFields: FC<SessionFormProps & { field: FieldOf }> = ({ visit, conference, programme, problem, field }) => {
  const t = workTexts[visit.lang];
  if (programme.rounds.length === 0)
    return (
      <Notice>
        <p>{t.programme.noRounds}</p>
        <p>
          <a href={paths.rounds.to(visit, { id: conference.id })}>{t.programme.roundsLink}</a>
        </p>
      </Notice>
    );
  return (
    <>
      {programme.rounds.map((round) => (
        <fieldset class="conference-fields">
          <legend>{t.fields.roundOf(round.number, atClock(round, visit.lang))}</legend>
          <TextField {...field(`capacity${round.number}`)} label={t.fields.capacityIn} hint={t.fields.capacityHint} inputmode="numeric" width="short" optional />
          <RoomField {...field(`room${round.number}`)} label={t.fields.room} />
        </fieldset>
      ))}
      <FewerPlaces {...{ visit, problem }} kept={fewerTexts[visit.lang].keptHere} />
    </>
  );
};

/** In which rounds people have a place in a workshop, and how many. */
function seatedIn({ session, taken }: SessionFormProps): [round: number, people: number][] {
  return (session?.rounds ?? []).flatMap(({ round }): [number, number][] => {
    const people = taken?.get(slotKey({ sessionId: session?.id ?? "", round })) ?? 0;
    return people > 0 ? [[round, people]] : [];
  });
}

/** A room by its name; the browser proposes those that are used already. */
const RoomField: FC<ReturnType<FieldOf> & { label: string }> = (props) => (
  <TextField {...props} list="rooms" maxlength={80} width="medium" optional />
);

/** The rooms that a programme names already. */
function roomsOf({ sessions }: WorkingProgramme): string[] {
  const named = sessions.flatMap(({ room, rounds }) => [room, ...rounds.map((held) => held.room)]).filter(Boolean);
  return [...new Set(named)].sort((a, b) => a.localeCompare(b, "da"));
}
