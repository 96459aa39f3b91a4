import { z } from "zod";
import type { Lang } from "../../../../platform/i18n/lang.ts";

/** What a door says about one thing; nobody has said: `unknown`. */
export const answers = ["yes", "no", "unknown"] as const;

const answer = z.enum(answers);

export type DoorAnswer = z.infer<typeof answer>;

/** What can be asked at a door, each so that "yes" opens it. */
export const doorQuestions = ["elsewhere", "withoutPapers", "withoutId", "intoxicated", "dog", "partner"] as const;

const age = z.number().int().min(0).max(120).nullable();

/** Who may come in, as it is stored. */
export const doorRulesSchema = z.object({
  /** People who do not live in Copenhagen are welcome. */
  elsewhere: answer,
  /** Neither a CPR number nor papers are needed. */
  withoutPapers: answer,
  /** No picture card is needed. */
  withoutId: answer,
  /** Whoever has taken something may come in. */
  intoxicated: answer,
  dog: answer,
  partner: answer,
  womenOnly: z.boolean(),
  fromAge: age,
  toAge: age,
  /** Anything else, in the provider's words. */
  note: z.string(),
});

export type DoorRules = z.infer<typeof doorRulesSchema>;

export const openDoor: DoorRules = {
  elsewhere: "unknown",
  withoutPapers: "unknown",
  withoutId: "unknown",
  intoxicated: "unknown",
  dog: "unknown",
  partner: "unknown",
  womenOnly: false,
  fromAge: null,
  toAge: null,
  note: "",
};

/** The rules in plain words, those that decide whether one may come in first. What nobody has said is left out; so is the note. */
export function doorSentences(rules: DoorRules, lang: Lang): string[] {
  const t = doorWords[lang];
  const who = [rules.womenOnly ? t.womenOnly : "", ageWords(rules, lang)];
  const said = doorQuestions.map((question) => {
    const given = rules[question];
    return given === "unknown" ? "" : t[question][given];
  });
  return [...who, ...said].filter((line) => line !== "");
}

function ageWords({ fromAge, toAge }: DoorRules, lang: Lang): string {
  const t = doorWords[lang].age;
  if (fromAge !== null && toAge !== null) return t.between(fromAge, toAge);
  if (fromAge !== null) return t.from(fromAge);
  return toAge === null ? "" : t.to(toAge);
}

/** What each rule says at the door. */
export const doorWords = {
  da: {
    womenOnly: "Kun for kvinder.",
    age: {
      between: (from: number, to: number) => `For dig, der er mellem ${from} og ${to} år.`,
      from: (from: number) => `Du skal være fyldt ${from} år.`,
      to: (to: number) => `For dig, der er højst ${to} år.`,
    },
    elsewhere: { yes: "Du behøver ikke bo i København.", no: "Kun for dig, der bor i København." },
    withoutPapers: { yes: "Du behøver ikke CPR-nummer eller papirer.", no: "Du skal have CPR-nummer eller papirer." },
    withoutId: { yes: "Du behøver ikke vise ID.", no: "Du skal vise ID." },
    intoxicated: { yes: "Du må gerne være påvirket.", no: "Du må ikke være påvirket." },
    dog: { yes: "Din hund må komme med.", no: "Hunde må ikke komme med." },
    partner: { yes: "Din kæreste må komme med.", no: "Din kæreste kan ikke komme med." },
  },
  en: {
    womenOnly: "For women only.",
    age: {
      between: (from: number, to: number) => `For people between ${from} and ${to} years old.`,
      from: (from: number) => `You must be ${from} or older.`,
      to: (to: number) => `For people of ${to} or younger.`,
    },
    elsewhere: { yes: "You need not live in Copenhagen.", no: "Only for people who live in Copenhagen." },
    withoutPapers: { yes: "You need no CPR number or papers.", no: "You need a CPR number or papers." },
    withoutId: { yes: "You need not show ID.", no: "You must show ID." },
    intoxicated: { yes: "You may come when you have used.", no: "You may not come when you have used." },
    dog: { yes: "Your dog may come too.", no: "Dogs may not come in." },
    partner: { yes: "Your partner may come too.", no: "Your partner cannot come in." },
  },
} as const;
