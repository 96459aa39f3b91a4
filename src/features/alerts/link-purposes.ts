import type { LinkPurpose } from "../../platform/identity/link-purposes.ts";

/** What the link in the mail to those who grade opens: one report. */
export const gradePurpose = "alerts.grade_one";

export const linkPurposes: readonly LinkPurpose[] = [
  { purpose: gradePurpose, label: { da: "Vurder en advarsel", en: "Grade an alert" }, itemKind: "alert" },
];
