import type { Lang } from "../../../../platform/i18n/lang.ts";
import { doorQuestions } from "./door-rules.ts";
import type { DoorRules } from "./door-rules.ts";

/** Who may come in, in a few words each, as a card has room for: those that decide first. What nobody has said is left out. */
export function doorInShort(rules: DoorRules, lang: Lang): string[] {
  const t = words[lang];
  const who = [rules.womenOnly ? t.womenOnly : "", ageInShort(rules, lang)];
  const said = doorQuestions.map((question) => (rules[question] === "unknown" ? "" : t[question][rules[question]]));
  return [...who, ...said].filter((word) => word !== "");
}

/** Whom a door turns away, as shortly. */
export function doorLimits(rules: DoorRules, lang: Lang): string[] {
  const t = words[lang];
  const who = [rules.womenOnly ? t.womenOnly : "", ageInShort(rules, lang)];
  return [...who, ...doorQuestions.map((question) => (rules[question] === "no" ? t[question].no : ""))].filter((word) => word !== "");
}

function ageInShort({ fromAge, toAge }: DoorRules, lang: Lang): string {
  const t = words[lang];
  if (fromAge !== null && toAge !== null) return t.between(fromAge, toAge);
  if (fromAge !== null) return t.from(fromAge);
  return toAge === null ? "" : t.to(toAge);
}

const words = {
  da: {
    womenOnly: "kun kvinder",
    between: (from: number, to: number) => `${from}–${to} år`,
    from: (age: number) => `fra ${age} år`,
    to: (age: number) => `til og med ${age} år`,
    elsewhere: { yes: "også fra andre byer", no: "kun hvis du bor i København" },
    withoutPapers: { yes: "uden CPR", no: "CPR eller papirer" },
    withoutId: { yes: "uden ID", no: "vis ID" },
    intoxicated: { yes: "gerne påvirket", no: "ikke påvirket" },
    dog: { yes: "hund må komme med", no: "ingen hunde" },
    partner: { yes: "kæreste må komme med", no: "ikke kæreste" },
  },
  en: {
    womenOnly: "women only",
    between: (from: number, to: number) => `age ${from}–${to}`,
    from: (age: number) => `age ${age} and over`,
    to: (age: number) => `age ${age} and under`,
    elsewhere: { yes: "from elsewhere too", no: "only if you live in Copenhagen" },
    withoutPapers: { yes: "no CPR needed", no: "CPR or papers" },
    withoutId: { yes: "no ID needed", no: "show ID" },
    intoxicated: { yes: "you may have used", no: "not when you have used" },
    dog: { yes: "dogs may come", no: "no dogs" },
    partner: { yes: "partner may come", no: "no partner" },
  },
} as const;
