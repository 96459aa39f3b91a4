import type { LinkPurpose } from "../../platform/identity/link-purposes.ts";
import { rightPurpose } from "./rules/right-mail.ts";

/** What the links in the mails to providers open. */
export const linkPurposes: readonly LinkPurpose[] = [
  {
    purpose: rightPurpose,
    label: { da: "Sig, om et tilbud er rigtigt, og ret det", en: "Say whether a service is right, and correct it" },
    itemKind: "service",
  },
];
