import { dayOf } from "../../../../platform/i18n/dates.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import type { ProgrammeChange } from "./changes.ts";
import type { ProgrammePerson, Session, Span } from "./programme.ts";
import { texts } from "../../texts/visitors.ts";
import { atClock, wholeSpan } from "../when.ts";

/** What has changed, as a sentence that stands alone. */
export function changeWords(change: ProgrammeChange, lang: Lang): string {
  const t = texts[lang].changed;
  switch (change.kind) {
    case "conference_renamed":
      return t.conference_renamed(change.from, change.to);
    case "conference_moved":
      return t.conference_moved(wholeSpan(change.from, lang), wholeSpan(change.to, lang));
    case "other_place":
      return t.other_place(change.from, change.to);
    case "round_moved":
      return t.round_moved(change.round, ...fromTo(change, lang));
    case "new":
      return t.new(change.session.title, whenHeld(change.session, lang));
    case "dropped":
      return t.dropped(change.session.title);
    case "renamed":
      return t.renamed(change.from, change.session.title);
    case "moved":
      return t.moved(change.session.title, ...fromTo(change, lang));
    case "round_added":
    case "round_dropped":
      return t[change.kind](change.session.title, change.round);
    case "other_room":
      return roomWords(change, lang);
    case "other_people":
      return peopleWords(change, lang);
  }
}

/** "Navn fra sted og Navn" as one enumeration. */
export function peopleNames(people: readonly ProgrammePerson[], lang: Lang): string {
  const each = people.map(({ name, affiliation }) => (affiliation === "" ? name : texts[lang].from(name, affiliation)));
  return new Intl.ListFormat(lang === "da" ? "da-DK" : "en-GB").format(each);
}

function roomWords({ session, round, from, to }: Extract<ProgrammeChange, { kind: "other_room" }>, lang: Lang): string {
  const t = texts[lang].changed;
  const title = round === null ? session.title : t.inRound(session.title, round);
  if (from === "") return t.room_first(title, to);
  return to === "" ? t.room_none(title, from) : t.room_other(title, from, to);
}

function peopleWords({ session, from }: Extract<ProgrammeChange, { kind: "other_people" }>, lang: Lang): string {
  const t = texts[lang].changed;
  const [before, after] = [peopleNames(from, lang), peopleNames(session.people, lang)];
  if (before === "") return t.people_first(session.title, after);
  return after === "" ? t.people_none(session.title, before) : t.people_other(session.title, before, after);
}

function whenHeld({ time, rounds }: Session, lang: Lang): string {
  if (time) return atClock(time, lang);
  return rounds.length === 0 ? "" : texts[lang].changed.inRounds(rounds.map(({ round }) => round).join(", "));
}

/** The day is told when it is another one. */
function fromTo({ from, to }: { readonly from: Span; readonly to: Span }, lang: Lang): [string, string] {
  const words = dayOf(from.startsAt) === dayOf(to.startsAt) ? atClock : wholeSpan;
  return [words(from, lang), words(to, lang)];
}
