import { dayOf, formatDay, formatTime, isDay } from "../../../../platform/i18n/dates.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import { textsOf } from "../../../../platform/web/form.ts";
import type { FormProblem, FormValues } from "../../../../platform/web/form.ts";
import type { ProgrammePerson, Session, Span } from "./programme.ts";
import { texts } from "../../texts/visitors.ts";
import type { Conference } from "../../queries/conferences.ts";

/** A moment as the two fields of a form. */
const fieldsOf = (at: Date | null): [day: string, time: string] => (at ? [dayOf(at), wallTime(at)] : ["", ""]);

/** "16:00", as a time field wants it in both languages. */
export const wallTime = (at: Date) => formatTime(at, "en");

/** A conference as the form that changes it begins. */
export function conferenceValues(conference: Conference): FormValues {
  const { startsAt, endsAt, opensAt, closesAt } = conference;
  const [day, fromTime] = fieldsOf(startsAt);
  const [lastDay, toTime] = fieldsOf(endsAt);
  const [opensDay, opensTime] = fieldsOf(opensAt);
  const [closesDay, closesTime] = fieldsOf(closesAt);
  return {
    title: conference.title,
    why: conference.why,
    place: conference.place,
    organiser: conference.organiser,
    targetGroup: conference.targetGroup,
    capacity: conference.capacity === null ? "" : String(conference.capacity),
    contactFunction: conference.contactFunction,
    contactPhone: conference.contactPhone ?? "",
    contactMail: conference.contactMail ?? "",
    byInvitation: conference.byInvitation ? "1" : "",
    languages: [...conference.languages],
    caseNumber: conference.caseNumber ?? "",
    day,
    fromTime,
    lastDay: lastDay === day ? "" : lastDay,
    toTime,
    opensDay,
    opensTime,
    closesDay,
    closesTime,
  };
}

/** A point of the programme as the form that changes it begins. */
export function sessionValues({ title, about, people, time, room, rounds }: Session): FormValues {
  return {
    title,
    about,
    people: peopleLines(people),
    room,
    ...(time && timeValues(time)),
    ...Object.fromEntries(rounds.flatMap((held) => [[`capacity${held.round}`, String(held.capacity)], [`room${held.round}`, held.room]])),
  };
}

/** A time as the fields of a form. */
export function timeValues({ startsAt, endsAt }: Span): FormValues {
  return { day: dayOf(startsAt), fromTime: wallTime(startsAt), toTime: wallTime(endsAt) };
}

/** What stands now in the fields of a form, where it is not what was typed: for whoever saves after somebody else. */
export function otherValues(typed: FormProblem, stands: FormValues, labels: Readonly<Record<string, string>>, lang: Lang): { term: string; value: string }[] {
  const now: FormProblem = { values: stands, errors: [] };
  return Object.entries(labels).flatMap(([name, term]) => {
    const values = textsOf(now, name);
    return values.join(", ") === textsOf(typed, name).join(", ") ? [] : [{ term, value: values.map((value) => inWords(name, value, lang)).join(", ") }];
  });
}

/** What a field holds, as it is read: days and languages are kept by their codes. */
function inWords(name: string, value: string, lang: Lang): string {
  const languages: Readonly<Record<string, string>> = texts[lang].languages;
  if (name === "languages") return languages[value] ?? value;
  return isDay(value) ? formatDay(value, lang) : value;
}

/** One person a line, as they are typed. */
function peopleLines(people: readonly ProgrammePerson[]): string {
  return people.map(({ name, affiliation }) => (affiliation === "" ? name : `${name}, ${affiliation}`)).join("\n");
}
