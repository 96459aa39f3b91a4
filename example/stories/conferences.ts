import { addConference, tellHeld } from "../../src/features/conference/commands/conferences.ts";
import { markLetterSent, publishProgramme } from "../../src/features/conference/commands/publish.ts";
import { addQuestion } from "../../src/features/conference/questions/commands.ts";
import { saveRounds } from "../../src/features/conference/commands/rounds.ts";
import { addTimed, addWorkshop } from "../../src/features/conference/commands/sessions.ts";
import type { TimedKind } from "../../src/features/conference/commands/sessions.ts";
import { firstWeekday } from "../../src/features/meetings/series.ts";
import { closedDay } from "../../src/platform/calendar/closed-days.ts";
import { addDays, momentOf } from "../../src/platform/i18n/dates.ts";
import { linkItems } from "../../src/thread/commands.ts";
import type { Telling } from "../acting.ts";
import { allocatePlaces } from "./allocation.ts";
import { openDoor } from "./door.ts";
import { tellReport } from "./evaluation.ts";
import { inviteToConference } from "./invitations.ts";
import { bringReading, readBeforeCityHall, readBeforeComing } from "./reading.ts";
import { recommend } from "./recommendations.ts";
import type { WhatCameOfIt } from "./recommendations.ts";
import { cityHallCrowd, comingCrowd, registerCrowd } from "./registrations.ts";

interface Point {
  readonly kind: TimedKind;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly about?: string;
  /** Who, by function, and from where. */
  readonly by?: readonly [name: string, affiliation: string];
}

interface Workshop {
  readonly title: string;
  readonly about: string;
  readonly by: string;
  readonly room: string;
  /** In which rounds it is held. */
  readonly rounds: readonly number[];
}

/** Two conferences: the one of the city's invitation, and one to which one can sign up now; with who came and who comes. */
export async function tellConferences(story: Telling, party: ReadonlyMap<string, string>, invitationId: string, cameOfIt: WhatCameOfIt): Promise<void> {
  await tellCityHall(story, party, invitationId, cameOfIt);
  await tellComing(story, party);
}

/** The conference to which the mayor for social affairs invited in 2010. The hours in its programme are invented. */
async function tellCityHall(story: Telling, party: ReadonlyMap<string, string>, invitationId: string, cameOfIt: WhatCameOfIt): Promise<void> {
  const { tx } = story;
  const permit = story.permit("conference.prepare");
  const day = "2010-10-13";
  const sent = momentOf("2010-09-27", "10:00");
  const { id } = await addConference(
    tx,
    permit,
    {
      title: "Den åbne stofscene på Vesterbro",
      why: "Mange gør allerede en indsats på Vesterbro. Konferencen samler fagfolk og politikere om en langsigtet og koordineret plan, der både er til gavn for personer, der bruger stoffer, og for dem, der bor i kvarteret.\n\nDeltagerne hører om nye erfaringer fra Europa og fra kvarteret og finder bud på løsninger i workshops. Inden konferencen får de materiale, blandt andet om europæiske erfaringer med åbne stofscener.\n\n*Eksempel: Invitationen er fra 2010. Klokkeslættene i programmet og workshoppernes anbefalinger er fundet på.*",
      place: "Københavns Rådhus, Hovedkassen",
      startsAt: momentOf(day, "16:00"),
      endsAt: momentOf(day, "20:00"),
      organiser: "Socialforvaltningen i Københavns Kommune",
      targetGroup: "Fagfolk og politikere",
      capacity: 120,
      contactFunction: "Socialforvaltningens konferencesekretariat",
      contactPhone: "12 34 56 20",
      contactMail: "konference@eksempel.dk",
      opensAt: sent,
      closesAt: momentOf("2010-10-06", "23:59"),
      byInvitation: false,
      languages: ["da", "en"],
      caseNumber: "2010-90784",
    },
    momentOf("2010-09-20", "10:00"),
  );
  await fill(story, id, day, sent, {
    rounds: [["17:30", "18:20"], ["18:30", "19:20"]],
    hall: "Hovedkassen",
    points: [
      { kind: "other", title: "Velkomst", from: "16:00", to: "16:15", by: ["Socialborgmesteren", "Socialudvalget"] },
      { kind: "talk", title: "Fem byer i Europa", from: "16:15", to: "16:50", about: "Hvad to forskere har set på en rejse til byer med åbne stofscener: hvad byerne gjorde, og hvad der virkede.", by: ["To forskere", "Senter for rus- og avhengighetsforskning i Oslo"] },
      { kind: "talk", title: "At være i byens rum", from: "16:50", to: "17:15", about: "Om udsatte grupper i det offentlige rum, ud fra en rapport til Socialministeriet.", by: ["Konsulenter", "Hausenberg"] },
      { kind: "break", title: "Pause med mad", from: "17:15", to: "17:30" },
      { kind: "other", title: "Bud fra workshops, og hvad der sker nu", from: "19:30", to: "20:00", by: ["Ordstyrer", "Socialforvaltningen"] },
    ],
    workshops: [
      { title: "Indsatser der virker", about: "Hvilke indsatser hjælper, og hvordan hænger de bedre sammen?", by: "Ordstyrer 1", room: "Hovedkassen, nord", rounds: [1, 2] },
      { title: "Personer, der ikke bor i København", about: "Hvordan møder vi personer, der kommer udefra, så de får hjælp, og kvarteret kan bære det?", by: "Ordstyrer 2", room: "Hovedkassen, syd", rounds: [1, 2] },
      { title: "Stofindtagelsesrum", about: "Hvad skal et rum kunne, hvor skal det være, og hvad kræver det af os andre?", by: "Ordstyrer 3", room: "Hovedkassen, galleriet", rounds: [1, 2] },
    ],
  });
  await markLetterSent(tx, permit, id, await publishProgramme(tx, permit, id, { anyway: false }, { secret: story.secret, now: sent }), sent);
  await bringReading(story, id, readBeforeCityHall, sent, momentOf("2010-10-07", "10:00"));
  await linkItems(tx, story.district.id, { kind: "document", id: invitationId }, { kind: "conference", id });
  await registerCrowd(story, party, id, cityHallCrowd, momentOf("2010-09-28", "08:00"), momentOf("2010-10-06", "23:00"));
  await allocatePlaces(story, id, momentOf("2010-10-07", "09:00"), momentOf("2010-10-08", "10:00"));
  await openDoor(story, id, day);
  await tellHeld(tx, permit, id, story.now);
  await recommend(story, id, cameOfIt);
  await tellReport(story, id, momentOf(day, "19:45"), momentOf("2010-11-10", "10:00"));
}

/** The invitation is out; since then a workshop and a talk have come in. */
async function tellComing(story: Telling, party: ReadonlyMap<string, string>): Promise<void> {
  const { tx } = story;
  const permit = story.permit("conference.prepare");
  const day = ordinaryThursday(story.day(35));
  const { id } = await addConference(
    tx,
    permit,
    {
      title: "Fra gade til plan: hvad gør vi sammen nu?",
      why: "Vi samler naboer, personer der bruger stoffer, tilbud, politi, forvaltning og politikere til en eftermiddag. Vi hører, hvad planen har flyttet, og finder **forslag** til det næste år.\n\nHver workshop slutter med højst fem anbefalinger. De går videre til forummet og til planen, og du kan følge dem i den røde tråd.",
      place: "Forummets lokale, Eksempelgade 4, og salen ved siden af",
      startsAt: momentOf(day, "15:00"),
      endsAt: momentOf(day, "19:00"),
      organiser: "Stofforum Vesterbro (eksempel)",
      targetGroup: "Alle, der lever med stofscenen",
      capacity: 90,
      contactFunction: "Forummets sekretariat",
      contactPhone: "12 34 56 21",
      contactMail: "konference@eksempel.dk",
      opensAt: null,
      closesAt: momentOf(addDays(day, -7), "12:00"),
      byInvitation: false,
      languages: ["da", "en", "pl"],
      caseNumber: null,
    },
    story.ago(16),
  );
  await fill(story, id, day, story.ago(15), {
    rounds: [["16:15", "17:05"], ["17:25", "18:15"]],
    hall: "Salen, nord",
    points: [
      { kind: "other", title: "Velkomst og kaffe", from: "15:00", to: "15:15" },
      { kind: "talk", title: "Hvad planen har flyttet", from: "15:15", to: "15:40", about: "Målene et for et: hvad er gjort, og hvad viser det?", by: ["Koordinator", "Stofforum Vesterbro"] },
      { kind: "talk", title: "Fem byer, tyve år efter", from: "15:40", to: "16:05", about: "Amsterdam, Frankfurt, Wien, Zürich og Lissabon: hvad der holdt, og hvad der ikke gjorde.", by: ["Forsker (eksempel)", "et udenlandsk universitet"] },
      { kind: "break", title: "Suppe og brød", from: "17:05", to: "17:25" },
      { kind: "other", title: "Anbefalingerne, og hvad der sker med dem", from: "18:25", to: "19:00" },
    ],
    workshops: [
      { title: "Hjælp om natten", about: "Hvor kan man gå hen kl. 3 en søndag, og hvem skal holde åbent?", by: "Varmestuen", room: "Salen, nord", rounds: [1, 2] },
      { title: "Opgange og gårde", about: "Hvad kan naboer og personer, der bruger stoffer, aftale med hinanden?", by: "Gårdlauget", room: "Lille lokale", rounds: [1, 2] },
    ],
  });
  await markLetterSent(tx, permit, id, await publishProgramme(tx, permit, id, { anyway: false }, { secret: story.secret, now: story.ago(14) }), story.ago(14));
  await inviteToConference(story, id, story.ago(14));
  await bringReading(story, id, readBeforeComing, story.ago(6), story.ago(5));
  const added = { title: "Et sted at være", about: "Hvor i kvarteret kan man være om dagen uden at genere nogen?", people: [{ name: "Brugernes talsperson", affiliation: "" }], rounds: [{ round: 2, room: "Salen, syd", capacity: 25 }] };
  await addWorkshop(tx, permit, id, added, story.ago(4));
  await addTimed(tx, permit, id, "talk", { title: "Tal fra rummet", about: "Hvornår der er travlt, og hvad folk venter på.", people: [{ name: "Daglig leder", affiliation: "rummet (eksempel)" }], room: "Salen, syd", time: { startsAt: momentOf(day, "15:40"), endsAt: momentOf(day, "16:05") } }, story.ago(4));
  await publishProgramme(tx, permit, id, { anyway: false }, { secret: story.secret, now: story.ago(3) });
  const walk = { words: "Vil du med på en byvandring bagefter?", wordsEn: "Would you like to join a walk afterwards?", kind: "one" as const };
  const options = { options: ["Ja", "Nej"], optionsEn: ["Yes", "No"], isRequired: false };
  const question = await addQuestion(tx, permit, id, { ...walk, ...options }, story.ago(4));
  await registerCrowd(story, party, id, comingCrowd, story.ago(3), story.now, question);
}

interface Parts {
  readonly rounds: readonly (readonly [from: string, to: string])[];
  /** Where everything is held that is no workshop. */
  readonly hall: string;
  readonly points: readonly Point[];
  readonly workshops: readonly Workshop[];
}

const seatsInAWorkshop = 30;

/** Puts everything into a programme, as it is typed at its desk. */
async function fill({ tx, permit }: Telling, id: string, day: string, now: Date, { rounds, hall, points, workshops }: Parts): Promise<void> {
  const prepare = permit("conference.prepare");
  const span = (from: string, to: string) => ({ startsAt: momentOf(day, from), endsAt: momentOf(day, to) });
  await saveRounds(tx, prepare, id, rounds.map(([from, to], at) => ({ number: at + 1, ...span(from, to) })), now);
  for (const { kind, title, from, to, about = "", by } of points)
    await addTimed(tx, prepare, id, kind, { title, about, people: by ? [{ name: by[0], affiliation: by[1] }] : [], room: hall, time: span(from, to) }, now);
  for (const { title, about, by, room, rounds: held } of workshops)
    await addWorkshop(tx, prepare, id, { title, about, people: [{ name: by, affiliation: "" }], rounds: held.map((round) => ({ round, room, capacity: seatsInAWorkshop })) }, now);
}

/** The first Thursday from a day on that is no holiday, nor the one a week before it, when registration closes. */
function ordinaryThursday(from: string): string {
  const day = firstWeekday(4, from);
  return [day, addDays(day, -7)].some(closedDay) ? ordinaryThursday(addDays(day, 1)) : day;
}
