import { formatDay } from "../../../platform/i18n/dates.ts";
import type { SinceLast } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { paths } from "../paths.ts";
import { repliesSince } from "../queries/replies.ts";
import { texts } from "../texts.ts";

const mostReplies = 20;

/** What an agenda begins with: the replies that came since the forum last met. */
export async function repliesSinceLast(visit: Visit, since: Date): Promise<SinceLast | undefined> {
  const replies = await repliesSince(visit.db, visit.districtId, since, mostReplies);
  if (replies.length === 0) return undefined;
  const t = texts[visit.lang];
  return {
    title: t.register.sinceLast,
    lines: replies.map(({ id, kind, letterTitle, addresseeName, receivedDay }) => ({
      key: `reply-${id}`,
      text: letterTitle,
      about: [addresseeName, formatDay(receivedDay, visit.lang)].filter(Boolean).join(" · "),
      href: paths.reply.to(visit, { id }),
      status: { label: t.reply.statuses[kind], tone: kind === "interim" ? ("open" as const) : ("done" as const) },
    })),
  };
}
