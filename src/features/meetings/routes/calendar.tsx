import type { Db } from "../../../platform/db/database.ts";
import { addDays, dayOf } from "../../../platform/i18n/dates.ts";
import { findPersonalLink, openLinkOf } from "../../../platform/identity/personal-links.ts";
import { sendUnlessKnown } from "../../../platform/web/conditional.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Place } from "../../../platform/web/path.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import type { KvarterFeature } from "../../../thread/feature.ts";
import { closeOwnFeed, openOwnFeed, ownFeedPurpose } from "../commands/feed.ts";
import { feedOf, lastChange } from "../feed.ts";
import { calendarFeedPath, calendarsPath, closeFeedPath, meetingPath, ownFeedPath } from "../paths.ts";
import { answersOfMember } from "../queries/invitations.ts";
import { meetingsFrom } from "../queries/meetings.ts";
import { noticesOf } from "../queries/notices.ts";
import { nothingSchema } from "../schema.ts";
import { given } from "../texts/given.ts";
import { CalendarsPage } from "../views/calendars.tsx";

type Reading = Visit<"meetings.read">;

const type = "text/calendar; charset=utf-8";

/** A calendar is asked for every hour by everyone who has it: what is older than a year stands on the pages. */
const daysBack = 366;

/** What both calendars show of the meetings: only what everyone may know. */
async function meetingsFor(visit: Visit) {
  const meetings = await meetingsFrom(visit.db, visit.districtId, addDays(dayOf(visit.now), -daysBack));
  const changed = meetings.filter(({ sequence }) => sequence > 0);
  const notices = await noticesOf(visit.db, visit.districtId, changed.map(({ id }) => id));
  const { publicUrl } = visit.deps;
  const urlOf = ({ id }: { readonly id: string }) => publicUrl + meetingPath.to(visit, { id });
  return { district: visit.district, lang: visit.lang, meetings, notices, urlOf };
}

async function calendarsPage(visit: Reading, problem: FormProblem = freshForm()) {
  const { actor, districtId, deps } = visit;
  if (actor.kind !== "member") return undefined;
  const link = { districtId, purpose: ownFeedPurpose, subjectId: actor.memberId, memberId: actor.memberId };
  const open = await openLinkOf(visit.db, link, visit.now);
  const token = visit.query("token");
  // Only an address that works is shown, not whatever somebody wrote into a link.
  const isReal = token !== "" && (await findPersonalLink(visit.db, districtId, ownFeedPurpose, token, visit.now));
  const newAddress = isReal ? deps.publicUrl + ownFeedPath.to(visit, { token }) : undefined;
  visit.c.header("Cache-Control", "private, no-store");
  return (
    <CalendarsPage
      {...{ visit, newAddress, problem }}
      publicAddress={deps.publicUrl + calendarFeedPath.to(visit, {})}
      madeAt={open?.createdAt}
    />
  );
}

/** Calendars to subscribe to. A member's own also has the days that these features give it. */
export function calendarRoutes(features: readonly KvarterFeature[]): Route[] {
  const ownDays = async (db: Db, place: Place, memberId: string, today: string) =>
    (await Promise.all(features.map((one) => one.calendarDays?.(db, place, memberId, today) ?? []))).flat();
  return [
    page(calendarFeedPath, everyone, async (visit) => {
      const content = await meetingsFor(visit);
      return sendUnlessKnown(visit.c, {
        body: feedOf(content),
        type,
        name: "forum.ics",
        cacheControl: "public, max-age=300",
        lastModified: lastChange(content.meetings),
      });
    }, { gives: { what: given.calendar, type: "text/calendar" } }),
    page(ownFeedPath, everyone, async (visit) => {
      const link = await findPersonalLink(visit.db, visit.districtId, ownFeedPurpose, visit.param("token"), visit.now);
      if (!link?.memberId) return undefined;
      const answers = await answersOfMember(visit.db, link);
      const { publicUrl } = visit.deps;
      const days = (await ownDays(visit.db, visit, link.memberId, dayOf(visit.now))).map((day) => ({
        ...day,
        href: publicUrl + day.href,
      }));
      const body = feedOf({ ...(await meetingsFor(visit)), own: { answers, days } });
      // Nothing tells when an answer or a task changed: here only the tag does.
      return sendUnlessKnown(visit.c, { body, type, name: "forum.ics", cacheControl: "private, no-cache" });
    }, { gives: { what: given.ownCalendar, type: "text/calendar" } }),
    page(calendarsPath, "meetings.read", (visit) => calendarsPage(visit)),
    form(calendarsPath, "meetings.read", nothingSchema, {
      unseen: true,
      save: async (visit, tx) => {
        const token = await openOwnFeed(tx, visit.permit, visit.now);
        return calendarsPath.to(visit, {}, { token });
      },
      again: calendarsPage,
    }),
    form(closeFeedPath, "meetings.read", nothingSchema, {
      unseen: true,
      save: async (visit, tx) => {
        await closeOwnFeed(tx, visit.permit, visit.now);
        return calendarsPath.to(visit, {}, { closed: "1" });
      },
      again: calendarsPage,
    }),
  ];
}
