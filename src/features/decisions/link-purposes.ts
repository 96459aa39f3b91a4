import type { LinkPurpose } from "../../platform/identity/link-purposes.ts";
import { stopMailPurpose, waitingPurpose } from "./queries/waiting.ts";

/** What the links in the weekly mail open. */
export const linkPurposes: readonly LinkPurpose[] = [
  {
    purpose: waitingPurpose,
    label: { da: "Se og svar på, hvad forummet venter på fra en aktør", en: "See and answer what the forum waits for from a party" },
    itemKind: "task",
  },
  {
    purpose: stopMailPurpose,
    label: { da: "Stop den ugentlige mail om opgaver", en: "Stop the weekly email about tasks" },
    itemKind: "task",
    staysOpen: {
      da: "Det kan ikke lukkes: Alle skal kunne sige nej til vores mails.",
      en: "It cannot be closed: everyone must be able to say no to our emails.",
    },
  },
];
