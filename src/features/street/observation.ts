import type { Bilingual, Lang } from "../../platform/i18n/lang.ts";
import type { Tone } from "../../thread/kinds.ts";

/** What can be reported, in words. A kind is a thing or a situation, never a person. */
export const observationKinds = {
  needle: { da: "Kanyle eller sprøjte", en: "Needle or syringe" },
  human_waste: { da: "Afføring eller urin", en: "Human waste" },
  rubbish: { da: "Affald", en: "Rubbish" },
  stairwell: { da: "Stoffer i en opgang", en: "Drug use in a stairwell" },
  noise: { da: "Støj eller højlydt skænderi", en: "Noise or loud quarrels" },
  unsafe: { da: "Utryghed", en: "Feeling unsafe" },
  other: { da: "Noget andet", en: "Something else" },
} as const satisfies Record<string, Bilingual>;

export type ObservationKind = keyof typeof observationKinds;

export const observationKindNames = Object.keys(observationKinds) as [ObservationKind, ...ObservationKind[]];

/** The two ways into the form. Someone in danger has no form: they have 112. */
export const lanes = {
  thing: ["needle", "human_waste", "rubbish", "other"],
  unease: ["stairwell", "noise", "unsafe", "other"],
} as const satisfies Record<string, readonly ObservationKind[]>;

/** The kinds a lane offers; all of them when someone came without one. */
export function kindsOfLane(lane: string): readonly ObservationKind[] {
  return lane === "thing" || lane === "unease" ? lanes[lane] : observationKindNames;
}

/** How far a report has come, in words for the one who sent it. */
export const observationStatuses = {
  received: { words: { da: "Modtaget", en: "Received" }, tone: "neutral" },
  seen: { words: { da: "Læst", en: "Read" }, tone: "open" },
  under_way: { words: { da: "På vej", en: "Under way" }, tone: "open" },
  solved: { words: { da: "Løst", en: "Solved" }, tone: "done" },
  cannot: { words: { da: "Kan ikke løses her", en: "Cannot be solved here" }, tone: "neutral" },
} as const satisfies Record<string, { words: Bilingual; tone: Tone }>;

export type ObservationStatus = keyof typeof observationStatuses;

export const observationStatusNames = Object.keys(observationStatuses) as [
  ObservationStatus,
  ...ObservationStatus[],
];

/** How the inbox is divided. */
export const statusGroups = {
  new: ["received"],
  under_way: ["seen", "under_way"],
  closed: ["solved", "cannot"],
} as const satisfies Record<string, readonly ObservationStatus[]>;

export type StatusGroup = keyof typeof statusGroups;

/** Whether nothing more will be done about a report in this status. */
export function isClosed(status: ObservationStatus): status is (typeof statusGroups.closed)[number] {
  return statusGroups.closed.some((closed) => closed === status);
}

const blockNear = { da: (name: string) => `karré ved ${name}`, en: (name: string) => `block near ${name}` };

/** Where something was, as others may read it: a stairwell is a block, never an address. */
export function placeInWords(kind: ObservationKind, placeName: string, lang: Lang): string {
  return kind === "stairwell" ? blockNear[lang](placeName) : placeName;
}

const placeElsewhere = { point: "punkt på kortet", words: "sted med egne ord" };

/** Everything a report may say of where: a named place, a point on the map, own words. */
export interface Whereabouts {
  readonly placeName: string | null;
  readonly hasPoint: boolean;
}

/**
 * The Danish title for those who work with it, in threads and agendas before anything is published. Never holds the
 * reporter's own words, since members without the right to the inbox read it too.
 */
export function internalTitle(kind: ObservationKind, { placeName, hasPoint }: Whereabouts): string {
  const where =
    placeName === null
      ? hasPoint
        ? placeElsewhere.point
        : placeElsewhere.words
      : placeInWords(kind, placeName, "da");
  return `${observationKinds[kind].da} · ${where}`;
}
