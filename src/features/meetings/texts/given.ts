import type { Bilingual } from "../../../platform/i18n/lang.ts";

/** What programs can fetch about meetings, each in one sentence. */
export const given = {
  calendar: { da: "Alle møder som kalender, man kan abonnere på", en: "All meetings as a calendar to subscribe to" },
  ownCalendar: { da: "Et medlems egen kalender, på en hemmelig adresse", en: "A member’s own calendar, at a secret address" },
  meeting: { da: "Et møde til kalenderen", en: "One meeting for the calendar" },
  minutes: { da: "Et godkendt referat som ren tekst", en: "Approved minutes as plain text" },
} as const satisfies Readonly<Record<string, Bilingual>>;
