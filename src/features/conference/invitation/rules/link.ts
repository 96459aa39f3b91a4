import type { LinkPurpose } from "../../../../platform/identity/link-purposes.ts";

/** Opens one person's invitation: they say yes, with the form filled in, or no. */
export const invitationPurpose = "conference.invitation";

export const linkPurposes: readonly LinkPurpose[] = [
  {
    purpose: invitationPurpose,
    label: { da: "Svar på en invitation til en konference", en: "Answer an invitation to a conference" },
    itemKind: "invitation",
    holder: { da: "den, der er inviteret", en: "whoever is invited" },
  },
];
