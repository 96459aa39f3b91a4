import type { LinkPurpose } from "../../platform/identity/link-purposes.ts";
import { writePurpose } from "./bulletin-mail.ts";
import { paths } from "./paths.ts";

/** What the links in the mails to the parties open. */
export const linkPurposes: readonly LinkPurpose[] = [
  {
    purpose: writePurpose,
    label: { da: "Skriv fem linjer til et møde", en: "Write five lines for a meeting" },
    itemKind: "bulletin",
    renewAt: (place, id) => paths.prepare.to(place, { id }),
  },
];
