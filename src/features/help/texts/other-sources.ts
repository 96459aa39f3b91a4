import { defineTexts } from "../../../platform/i18n/lang.ts";
import type { Bilingual } from "../../../platform/i18n/lang.ts";
import { doorWords } from "../rules/doors/door-rules.ts";
import { needWords } from "../rules/needs.ts";
import { texts as roomTexts } from "./free-places.ts";
import { texts as visitorTexts } from "./visitors.ts";
import { texts as whereTexts } from "./where.ts";

/** What only the pages in other languages say, or say more shortly. */
const own = defineTexts(
  {
    lead: "Du behøver ikke sige, hvem du er.",
    allDay: "hele døgnet",
    fromAge: "Du skal være fyldt {} år.",
    toAge: "For dig, der er højst {} år.",
    checked: "Tjekket {}",
    overdue: "Ikke tjekket i lang tid. Det kan være ændret.",
    back: "Alle steder",
  },
  {
    lead: "You need not say who you are.",
    allDay: "all day and night",
    fromAge: "You must be {} or older.",
    toAge: "For people of {} or younger.",
    checked: "Checked {}",
    overdue: "Not checked for a long time. It may have changed.",
    back: "All places",
  },
);

/** Every text that the pages in other languages show, in one of our own; `{}` stands for what is filled in. */
function textsIn(lang: keyof Bilingual) {
  const t = visitorTexts[lang];
  const { call, closedNow, closedDay, helps, hours, how, languages, noRules, where } = t.service;
  const door = doorWords[lang];
  return {
    need: needWordsIn(lang),
    state: t.live,
    room: roomTexts[lang].levels,
    door: { womenOnly: door.womenOnly, fromAge: own[lang].fromAge, toAge: own[lang].toAge },
    may: { elsewhere: door.elsewhere.yes, withoutPapers: door.withoutPapers.yes, withoutId: door.withoutId.yes, intoxicated: door.intoxicated.yes, dog: door.dog.yes, partner: door.partner.yes },
    mayNot: { elsewhere: door.elsewhere.no, withoutPapers: door.withoutPapers.no, withoutId: door.withoutId.no, intoxicated: door.intoxicated.no, dog: door.dog.no, partner: door.partner.no },
    page: {
      title: t.title, lead: own[lang].lead, danger: t.danger, call112: t.call112, sick: t.none.sick, deadly: t.none.danger,
      needs: t.needsTitle, all: t.everything, open: t.openTitle("{}"), later: t.nextTitle, none: t.none.titleAny,
      where, secret: whereTexts[lang].callFirst, call: call("{}"), how, noRules, languages: languages("{}"),
      hours, closedDay, allDay: own[lang].allDay, closedNow: `${closedNow} {}`, helps, checked: own[lang].checked, overdue: own[lang].overdue, back: own[lang].back,
    },
  };
}

function needWordsIn(lang: keyof Bilingual) {
  const { use, wound, bed, food, talk, shower, women, kit, treatment, legal, charge } = needWords;
  return {
    use: use[lang], wound: wound[lang], bed: bed[lang], food: food[lang], talk: talk[lang], shower: shower[lang], women: women[lang], kit: kit[lang],
    treatment: treatment[lang], legal: legal[lang], charge: charge[lang],
  };
}

type Sources = ReturnType<typeof textsIn>;

type KeysOf<T> = { readonly [Part in keyof T & string]: `${Part}.${keyof Omit<T[Part], "kept" | "old"> & string}` }[keyof T & string];

/** The name of one text, such as `need.bed`. */
export type TextKey = KeysOf<Sources>;

/** All texts of one language; a missing one does not compile. */
export type TextsByKey = Readonly<Record<TextKey, string>>;

function flat(lang: keyof Bilingual): TextsByKey {
  const parts = Object.entries(textsIn(lang)).flatMap(([part, words]) => Object.entries(words).map(([name, text]) => [`${part}.${name}`, text] as const));
  // What a page says that was kept without a line: these pages are not.
  return Object.fromEntries(parts.filter(([key]) => key !== "state.kept" && key !== "state.old")) as Record<TextKey, string>;
}

/** What is translated, in both of our own languages. */
export const sources: Bilingual<TextsByKey> = { da: flat("da"), en: flat("en") };

/** All names, in the order in which somebody reads them. */
export const textKeys = Object.keys(sources.da) as readonly TextKey[];
