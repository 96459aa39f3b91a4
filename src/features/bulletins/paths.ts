import { districtPath } from "../../platform/web/path.ts";

/** Addresses of bulletins; `:id` is the meeting's. */
export const paths = {
  bulletins: districtPath("/forum/bulletins"),
  bulletin: districtPath("/forum/bulletins/:id"),
  pdf: districtPath("/forum/bulletins/:id/pdf"),
  prepare: districtPath("/forum/bulletins/:id/prepare"),
  ask: districtPath("/forum/bulletins/:id/ask"),
  remind: districtPath("/forum/bulletins/:id/remind"),
  publish: districtPath("/forum/bulletins/:id/publish"),
  party: districtPath("/forum/bulletins/:id/parties/:party"),
  takeIn: districtPath("/forum/bulletins/:id/parties/:party/take-in"),
  askAgain: districtPath("/forum/bulletins/:id/parties/:party/ask-again"),
  /** One party's five lines, for members who speak for it. */
  partyLines: districtPath("/forum/bulletins/:id/lines/:party"),
  /** Behind a personal link: one party's five lines. */
  ownLines: districtPath("/forum/lines/:party/:token"),
} as const;
