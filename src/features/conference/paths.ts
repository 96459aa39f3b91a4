import { districtPath } from "../../platform/web/path.ts";
import type { Place } from "../../platform/web/path.ts";
import type { SessionKind } from "./rules/programme/programme.ts";

export const paths = {
  conferences: districtPath("/conference"),
  conference: districtPath("/conference/:id"),
  programmeJson: districtPath("/conference/:id/programme.json"),
  programmeCalendar: districtPath("/conference/:id/programme.ics"),
  calendar: districtPath("/conference/:id/conference.ics"),

  /** For those who prepare it. */
  add: districtPath("/conference/new"),
  drafts: districtPath("/conference/drafts"),
  change: districtPath("/conference/:id/change"),
  /** What there is to do, in its order. */
  overview: districtPath("/conference/:id/overview"),
  programme: districtPath("/conference/:id/programme"),
  rounds: districtPath("/conference/:id/rounds"),
  newSession: districtPath("/conference/:id/sessions/new/:kind"),
  session: districtPath("/conference/:id/sessions/:session"),
  newWorkshop: districtPath("/conference/:id/workshops/new"),
  workshop: districtPath("/conference/:id/workshops/:session"),
  removeSession: districtPath("/conference/:id/sessions/:session/remove"),
  move: districtPath("/conference/:id/move"),
  publish: districtPath("/conference/:id/publish"),
  letter: districtPath("/conference/:id/letter"),
  cancel: districtPath("/conference/:id/cancel"),
  discard: districtPath("/conference/:id/discard"),
  make: districtPath("/make/conference/from/:origin/:id"),
} as const;

interface Point {
  readonly id: string;
  readonly kind: SessionKind;
}

/** Where a point of a programme is changed: a workshop asks for other things than what has a time of its own. */
export function changeSessionHref(place: Place, conferenceId: string, { id, kind }: Point): string {
  return (kind === "workshop" ? paths.workshop : paths.session).to(place, { id: conferenceId, session: id });
}

/** Where a new point of a programme is put in. */
export function newSessionHref(place: Place, conferenceId: string, kind: SessionKind): string {
  return kind === "workshop" ? paths.newWorkshop.to(place, { id: conferenceId }) : paths.newSession.to(place, { id: conferenceId, kind });
}
