import type { LinkPurpose } from "../../../../platform/identity/link-purposes.ts";

/** Lets a helper note who comes to one conference, on its days. */
export const doorPurpose = "conference.door";

export const linkPurposes: readonly LinkPurpose[] = [
  {
    purpose: doorPurpose,
    label: { da: "Skrive ned, hvem der kommer til en konference", en: "Note who comes to a conference" },
    itemKind: "conference",
    holder: { da: "en hjælper ved døren", en: "a helper at the door" },
  },
];
