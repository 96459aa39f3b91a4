import type { LinkPurpose } from "../../platform/identity/link-purposes.ts";
import { receiptLinkPurpose } from "./queries/receipt.ts";
import { stopNewsLinkPurpose } from "./queries/stop-news.ts";

const holder = { da: "den, der meldte det", en: "whoever reported it" };

/** What the links in the mails about a report open. */
export const linkPurposes: readonly LinkPurpose[] = [
  {
    purpose: receiptLinkPurpose,
    label: { da: "Se, hvad der skete med en henvendelse", en: "See what came of a report" },
    itemKind: "observation",
    holder,
  },
  {
    purpose: stopNewsLinkPurpose,
    label: { da: "Stop mails om en henvendelse", en: "Stop emails about a report" },
    itemKind: "observation",
    holder,
    staysOpen: {
      da: "Det kan ikke lukkes: Alle skal kunne sige nej til vores mails.",
      en: "It cannot be closed: everyone must be able to say no to our emails.",
    },
  },
];
