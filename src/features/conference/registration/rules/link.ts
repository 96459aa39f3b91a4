import type { LinkPurpose } from "../../../../platform/identity/link-purposes.ts";

/** Opens one person's registration: they see it, change it, cancel it, and answer an offer. */
export const registrationPurpose = "conference.registration";

export const linkPurposes: readonly LinkPurpose[] = [
  {
    purpose: registrationPurpose,
    label: { da: "Se og ret en tilmelding til en konference", en: "See and change a registration for a conference" },
    itemKind: "registration",
    holder: { da: "den, der er tilmeldt", en: "whoever is registered" },
  },
];
