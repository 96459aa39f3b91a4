import type { WaitingLine } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { paths } from "../paths.ts";
import { countInbox, countOf } from "../queries/inbox.ts";
import { inboxTexts } from "../texts/inbox.ts";

/** How many reports nobody has read yet, for those who read them. */
export async function reportsThatWait(visit: Visit): Promise<WaitingLine[]> {
  if (!visit.may("street.triage")) return [];
  const group = "new";
  const unread = countOf(await countInbox(visit.db, visit.permit), { group });
  if (unread === 0) return [];
  return [{ key: "inbox", title: inboxTexts[visit.lang].unread(unread), isDanish: false, href: paths.inbox.to(visit, {}, { status: group }) }];
}
