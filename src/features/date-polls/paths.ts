import { districtPath } from "../../platform/web/path.ts";

export const paths = {
  add: districtPath("/forum/polls/new"),
  /** Behind a personal link: answers without an account. */
  answer: districtPath("/forum/polls/answer/:token"),
  /** For a member who is asked: sums, and their own answer. */
  poll: districtPath("/forum/polls/:id"),

  /** For coordinators: who answers what, and what is left to do. */
  results: districtPath("/forum/polls/:id/results"),
  change: districtPath("/forum/polls/:id/change"),
  open: districtPath("/forum/polls/:id/open"),
  discard: districtPath("/forum/polls/:id/discard"),
  remind: districtPath("/forum/polls/:id/remind"),
  sendAgain: districtPath("/forum/polls/:id/again/:member"),
  enter: districtPath("/forum/polls/:id/enter/:member"),
  byHand: districtPath("/forum/polls/:id/by-hand"),
  choose: districtPath("/forum/polls/:id/choose/:time"),
  cancel: districtPath("/forum/polls/:id/cancel"),

  /** Pages of other features, to which we only lead. */
  work: districtPath("/forum/meetings"),
  newSeries: districtPath("/forum/series/new"),
} as const;
