import type { Bilingual } from "../../../platform/i18n/lang.ts";
import { fieldKey } from "./fields.ts";

const state = {
  seated: { da: "har plads", en: "has a place" },
  offered: { da: "er tilbudt plads", en: "is offered a place" },
  declined: { da: "har sagt nej til pladsen", en: "has declined the place" },
  expired: { da: "tilbuddet er udløbet", en: "the offer has ended" },
  waiting: { da: "venter", en: "waiting" },
  cancelled: { da: "meldt fra", en: "cancelled" },
};

const answer = { yes: { da: "ja", en: "yes" }, no: { da: "nej", en: "no" }, unknown: { da: "ved ikke", en: "not known" } };

const way = {
  mail: { da: "e-mail", en: "email" },
  phone: { da: "telefon", en: "phone" },
  paper: { da: "papir", en: "paper" },
  letter: { da: "brev", en: "letter" },
  centre: { da: "værested", en: "drop-in centre" },
  web: { da: "nettet", en: "the web" },
  hand: { da: "afleveret", en: "by hand" },
  invitation: { da: "invitation", en: "invitation" },
  door: { da: "døren", en: "the door" },
  walk_in: { da: "mødt op uden tilmelding", en: "came without registering" },
};

/** What was chosen, in words, by the key of its field. A choice that is not here stands as the program writes it. */
const choiceWords: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  cameby: way,
  mark: { name: { da: "et navn", en: "a name" }, other: { da: "noget andet om en person", en: "something else about a person" } },
  credibility: {
    rumour: { da: "et rygte", en: "a rumour" },
    one: { da: "én har fortalt det", en: "one person told it" },
    several: { da: "flere har fortalt det", en: "several told it" },
    tested: { da: "det er prøvet", en: "it was tested" },
  },
  dog: answer,
  elsewhere: answer,
  holidayrule: {
    hold: { da: "holdes alligevel", en: "held all the same" },
    "week-later": { da: "en uge senere", en: "a week later" },
    "move-days": { da: "nogle dage før eller efter", en: "some days before or after" },
  },
  how: { meeting: { da: "på et møde", en: "at a meeting" }, silence: { da: "ingen indvendinger", en: "no objections" } },
  intoxicated: answer,
  mustbeheard: {
    neighbour: { da: "naboer", en: "neighbours" },
    uses_drugs: { da: "personer der bruger stoffer", en: "people who use drugs" },
    works_here: { da: "dem, der arbejder her", en: "those who work here" },
  },
  needs: {
    use: { da: "sikkert sted at tage stoffer", en: "safe place to use" },
    wound: { da: "sår og sygepleje", en: "wounds and nurse" },
    bed: { da: "seng i nat", en: "bed tonight" },
    food: { da: "mad", en: "food" },
    talk: { da: "nogen at tale med", en: "someone to talk to" },
    shower: { da: "bad og tøj", en: "shower and clothes" },
    women: { da: "kun for kvinder", en: "women only" },
    kit: { da: "kanyler og udstyr", en: "needles and kit" },
    treatment: { da: "behandling", en: "treatment" },
    legal: { da: "retshjælp", en: "legal help" },
    charge: { da: "oplad telefonen", en: "charge a phone" },
  },
  onholidays: {
    "as-usual": { da: "åbent som ellers", en: "open as otherwise" },
    closed: { da: "lukket", en: "closed" },
    "as-sunday": { da: "som om søndagen", en: "as on Sundays" },
  },
  outcome: { discussed: { da: "drøftet", en: "discussed" }, "carried-over": { da: "overført", en: "carried over" } },
  partner: answer,
  reach: way,
  roles: {
    member: { da: "medlem", en: "member" },
    provider: { da: "tilbud", en: "provider" },
    moderator: { da: "moderator", en: "moderator" },
    coordinator: { da: "koordinator", en: "coordinator" },
    admin: { da: "administrator", en: "administrator" },
  },
  sentby: way,
  severity: { mild: { da: "ubehageligt", en: "unpleasant" }, harm: { da: "man kan komme til skade", en: "one can be harmed" }, life: { da: "livsfarligt", en: "dangerous to life" } },
  state,
  withoutid: answer,
  withoutpapers: answer,
};

/** A choice in words; undefined for what is none. */
export function choiceName(field: string, value: string, lang: "da" | "en"): string | undefined {
  return choiceWords[fieldKey(field)]?.[value]?.[lang];
}
