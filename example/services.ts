import { sayFreePlaces } from "../src/features/help/commands/free-places.ts";
import { writeElsewhere } from "../src/features/help/commands/elsewhere.ts";
import { addService, closeService } from "../src/features/help/commands/services.ts";
import { openDoor } from "../src/features/help/rules/doors/door-rules.ts";
import { elsewhereDrafts } from "../src/features/help/rules/elsewhere/elsewhere-drafts.ts";
import { situations } from "../src/features/help/rules/elsewhere/elsewhere.ts";
import type { DoorRules } from "../src/features/help/rules/doors/door-rules.ts";
import type { PlaceLevel } from "../src/features/help/rules/now/free-places.ts";
import type { SpokenLanguage } from "../src/features/help/rules/spoken-languages.ts";
import type { Need } from "../src/features/help/rules/needs.ts";
import type { ServiceInput } from "../src/features/help/schema.ts";
import type { VisitLine } from "../src/features/help/rules/service.ts";
import type { HolidayRule, Line, Weekday } from "../src/hours/schedule.ts";
import type { Telling } from "./acting.ts";
import { idOf } from "./network.ts";

const workdays: readonly Weekday[] = [1, 2, 3, 4, 5];
const daily: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Every week on these days, in hours after midnight; a night ends after 24. */
const on = (days: readonly Weekday[], from: number, to: number): Line => ({ days, from: from * 60, to: to * 60, rhythm: { kind: "weekly" } });

interface InventedService {
  readonly party: string;
  readonly name: string;
  readonly what: string;
  readonly whatEn: string;
  readonly needs: readonly Need[];
  /** Without one the address is secret. */
  readonly place?: string;
  readonly at?: readonly [lat: number, lon: number];
  readonly phone?: string;
  readonly languages?: readonly SpokenLanguage[];
  readonly door?: Partial<DoorRules>;
  readonly lines: readonly Line[];
  readonly visits?: readonly VisitLine[];
  readonly onHolidays?: HolidayRule;
  /** Days since it was looked at. */
  readonly ago: number;
  /** Closed for the time being, and why. */
  readonly closed?: string;
  /** What they have said of tonight. */
  readonly places?: PlaceLevel;
}

const everyone = { elsewhere: "yes", withoutPapers: "yes", withoutId: "yes" } as const;

/**
 * Services of the example: places, points, hours and numbers are invented. They cover every need by day, and at night as little
 * as is often the case: nobody dresses a wound after 23, and between 2 and 6 there is no food and no safe place to use.
 */
const services: readonly InventedService[] = [
  {
    party: "service", name: "Varmestuen på hjørnet (opdigtet)", what: "Varm mad, kaffe og et sted at sidde.", whatEn: "Hot food, coffee and a place to sit.",
    needs: ["food", "talk", "charge"], place: "Eksempelgade 4, stuen", at: [55.6709, 12.5603], phone: "12 34 56 01", languages: ["da", "en"],
    door: { ...everyone, intoxicated: "yes", dog: "yes", partner: "yes" }, lines: [on(daily, 8, 24)],
    visits: [{ ...on([2, 4], 10, 12), label: "Sygeplejerske", need: "wound" }, { ...on([1], 14, 16), rhythm: { kind: "monthly", which: 1 }, label: "Socialrådgiver", need: "legal" }],
    ago: 1,
  },
  {
    party: "night", name: "Natvarmen (opdigtet)", what: "En seng, te og ro til natten.", whatEn: "A bed, tea and quiet for the night.",
    needs: ["bed", "talk"], place: "Eksempelgade 12, ind ad porten", at: [55.6688, 12.5548], phone: "12 34 56 02", languages: ["da", "en", "pl"],
    door: { ...everyone, intoxicated: "yes", dog: "yes", fromAge: 18, note: "Kom før kl. 23, når det er koldt. Der er 20 senge." }, lines: [on([1, 2, 3, 4, 5, 6], 21, 32)], ago: 3, places: "few",
  },
  {
    party: "health", name: "Stofrummet Lygten (opdigtet)", what: "Tag dine stoffer i sikkerhed, med personale i rummet.", whatEn: "Use safely, with staff in the room.",
    needs: ["use", "kit"], place: "Prøvestræde 1", at: [55.6701, 12.5588], phone: "12 34 56 03", languages: ["da", "en"],
    door: { ...everyone, intoxicated: "yes", fromAge: 18 }, lines: [on(daily, 8, 26)], ago: 2,
  },
  {
    party: "health", name: "Sundhedsbussen (opdigtet)", what: "Sygeplejerske, der renser og forbinder sår.", whatEn: "A nurse who cleans and dresses wounds.",
    needs: ["wound", "kit"], place: "Bussen holder ved pladsens nordlige hjørne", at: [55.6704, 12.5599], languages: ["da", "en", "ro"],
    door: { ...everyone, intoxicated: "yes" }, lines: [on([1, 3, 5], 18, 22), on([6], 20, 23)], ago: 6,
  },
  {
    party: "health", name: "Klinikken Prøven (opdigtet)", what: "Læge og sygeplejerske uden aftale.", whatEn: "Doctor and nurse without an appointment.",
    needs: ["wound", "treatment"], place: "Prøvestræde 3, 1. sal", at: [55.6703, 12.5585], phone: "12 34 56 05", languages: ["da", "en", "ar"],
    door: { elsewhere: "yes", withoutPapers: "yes", dog: "no" }, lines: [on(workdays, 9, 15)], onHolidays: "closed", ago: 12,
  },
  {
    party: "night", name: "Suppen (opdigtet)", what: "Aftensmad til alle, der kommer.", whatEn: "Supper for everyone who comes.",
    needs: ["food"], place: "Eksempelpladsen", at: [55.672, 12.5541], languages: ["da", "en", "pl", "ro"], door: { ...everyone, intoxicated: "yes", dog: "yes" }, lines: [on(daily, 17, 19)], ago: 9,
  },
  {
    party: "service", name: "Morgencaféen (opdigtet)", what: "Morgenmad, stik til telefonen og en avis.", whatEn: "Breakfast, a socket for your phone and a newspaper.",
    needs: ["food", "charge"], place: "Eksempelgade 4, kælderen", at: [55.6709, 12.5604], door: { ...everyone, dog: "yes" }, lines: [on(workdays, 6.5, 9)], onHolidays: "closed", ago: 20,
  },
  {
    party: "service", name: "Badet (opdigtet)", what: "Varmt bad, rent tøj og vaskemaskine.", whatEn: "A hot shower, clean clothes and a washing machine.",
    needs: ["shower"], place: "Eksempelgade 6, gården", at: [55.671, 12.5606], phone: "12 34 56 08", door: { ...everyone, dog: "no" }, lines: [on([2, 3, 4, 5, 6], 10, 14)], ago: 1, closed: "Røret er sprunget. Vi åbner, når det er lavet",
  },
  {
    party: "night", name: "Tøjboden (opdigtet)", what: "Tøj, soveposer og et brusebad.", whatEn: "Clothes, sleeping bags and a shower.",
    needs: ["shower"], place: "Eksempelgade 12, kælderen", at: [55.6688, 12.5549], door: everyone, lines: [on([1, 4], 15, 18)], ago: 47,
  },
  {
    party: "women", name: "Syrenen, dagsted (opdigtet)", what: "Et roligt sted om dagen, kun for kvinder.", whatEn: "A quiet place by day, for women only.",
    needs: ["women", "talk", "food"], phone: "12 34 56 10", languages: ["da", "en", "ro"],
    door: { ...everyone, womenOnly: true, intoxicated: "yes", dog: "yes" }, lines: [on(workdays, 11, 17)], ago: 4,
  },
  {
    party: "women", name: "Syrenen, natrum (opdigtet)", what: "Otte senge, kun for kvinder.", whatEn: "Eight beds, for women only.",
    needs: ["women", "bed"], phone: "12 34 56 10", languages: ["da", "en"],
    door: { ...everyone, womenOnly: true, intoxicated: "yes", dog: "no" }, lines: [on(daily, 20, 33)], ago: 4, places: "none",
  },
  {
    party: "law", name: "Gadens Retshjælp (opdigtet)", what: "Gratis råd om bolig, gæld, bøder og papirer.", whatEn: "Free advice on housing, debt, fines and papers.",
    needs: ["legal"], place: "Prøvestræde 7", at: [55.6706, 12.558], phone: "12 34 56 12", languages: ["da", "en", "es"],
    door: { ...everyone, intoxicated: "no" }, lines: [on([3], 16, 18), { ...on([1], 10, 12), rhythm: { kind: "monthly", which: "last" } }], onHolidays: "closed", ago: 15,
  },
  {
    party: "health", name: "Behandling uden ventetid (opdigtet)", what: "Første samtale om behandling, samme dag.", whatEn: "A first talk about treatment, the same day.",
    needs: ["treatment", "talk"], place: "Prøvestræde 3, 2. sal", at: [55.6703, 12.5585], phone: "12 34 56 13", languages: ["da"],
    door: { elsewhere: "no", withoutPapers: "no", fromAge: 18 }, lines: [on(workdays, 8, 15)], onHolidays: "closed", ago: 28,
  },
  {
    party: "users", name: "Nåleruten (opdigtet)", what: "Rene kanyler, folie, kondomer og en snak.", whatEn: "Clean needles, foil, condoms and a chat.",
    needs: ["kit", "talk"], place: "Går rundt: Eksempelpladsen, Prøvestræde, stationen", door: { ...everyone, intoxicated: "yes" }, lines: [on(daily, 12, 20)], ago: 5,
  },
  {
    party: "law", name: "Langvejsfra (opdigtet)", what: "Hjælp til dig, der kommer fra et andet land.", whatEn: "Help for you who come from another country.",
    needs: ["legal", "talk", "charge"], place: "Prøvestræde 7, baghuset", at: [55.6707, 12.5579], languages: ["en", "pl", "ro", "fr"], door: everyone, lines: [on([1, 4], 13, 16)], onHolidays: "closed", ago: 11,
  },
];

/** What the neighbourhood offers, as its parties have written it in. */
export async function offerServices(story: Telling, party: ReadonlyMap<string, string>): Promise<void> {
  const permit = story.permit("help.edit");
  for (const { party: key, door, lines, onHolidays, ago, closed, places, needs, languages, visits, phone, place, at, ...words } of services) {
    const service: ServiceInput = {
      ...words,
      partyId: idOf(party, key),
      needs: [...needs],
      place: place ?? "",
      isSecret: place === undefined,
      point: at ? { lat: at[0], lon: at[1] } : null,
      languages: [...(languages ?? ["da", "en"])],
      phone: phone ?? "",
      door: { ...openDoor, ...door },
      schedule: { lines: [...lines], exceptions: [], onHolidays: onHolidays ?? "as-usual" },
      visits: [...(visits ?? [])],
      checkEvery: 30,
    };
    const id = await addService(story.tx, permit, service, story.ago(ago));
    if (closed) await closeService(story.tx, permit, id, { version: 1, reason: closed, untilDay: "", untilTime: "" }, story.ago(ago));
    if (places) await sayFreePlaces(story.tx, permit, id, { level: places, until: undefined, time: "08:00" }, story.ago(0));
  }
}

/** What applies to people from elsewhere, as if the forum had read it. */
export async function writeForPeopleFromElsewhere(story: Telling): Promise<void> {
  for (const situation of situations) {
    const draft = elsewhereDrafts[situation];
    await writeElsewhere(story.tx, story.permit("help.manage"), situation, { ...draft, source: `Eksempel. ${draft.source}`, do: "approve" }, story.ago(30));
  }
}
