import { formatDateTime } from "../../../../platform/i18n/dates.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import { texts } from "../texts/desk.ts";
import type { StandingInvitation } from "./standing.ts";

/** A list of invitations as rows of a table, with a head. */
export function invitationCells(list: readonly StandingInvitation[], lang: Lang): string[][] {
  const t = texts[lang];
  const moment = (at: Date | null) => (at ? formatDateTime(at, lang) : "");
  return [
    [...t.head],
    ...list.map((one) => [
      one.name ?? t.erased,
      one.organisation,
      one.email ?? "",
      one.phone ?? "",
      one.address ?? "",
      t.standings[one.standing],
      moment(one.sentAt),
      moment(one.remindedAt),
    ]),
  ];
}
