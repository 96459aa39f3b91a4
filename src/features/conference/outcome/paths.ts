import { districtPath } from "../../../platform/web/path.ts";

/** The pages of one workshop: for whoever facilitates it by a link, and the same for organisers. */
const workshopPages = <const P extends string>(door: P) => ({
  workshop: districtPath(`${door}/:key`),
  note: districtPath(`${door}/:key/notes/:round`),
  add: districtPath(`${door}/:key/recommendations/new`),
  change: districtPath(`${door}/:key/recommendations/:recommendation`),
  remove: districtPath(`${door}/:key/recommendations/:recommendation/remove`),
  move: districtPath(`${door}/:key/recommendations/:recommendation/move`),
  hands: districtPath(`${door}/:key/recommendations/:recommendation/hands`),
  noHands: districtPath(`${door}/:key/recommendations/:recommendation/hands/none`),
  vote: districtPath(`${door}/:key/recommendations/:recommendation/vote`),
  closeVote: districtPath(`${door}/:key/recommendations/:recommendation/vote/close`),
});

export const outcomePaths = {
  /** `key` is the token of a personal link. */
  byLink: workshopPages("/workshop"),
  paper: districtPath("/workshop/:key/paper"),
  /** `key` is the workshop. */
  forWork: workshopPages("/workshops"),

  /** For organisers. */
  desk: districtPath("/conference/:id/recommendations"),
  invite: districtPath("/conference/:id/recommendations/:workshop/invite"),
  print: districtPath("/conference/:id/recommendations/:workshop/print"),
  endLinks: districtPath("/conference/:id/recommendations/:workshop/end"),
  release: districtPath("/conference/:id/recommendations/:workshop/release"),
  takeBack: districtPath("/recommendations/:id/back"),

  plenary: districtPath("/conference/:id/plenary"),
  plenaryLive: districtPath("/conference/:id/plenary/live"),

  /** For whoever is in the room: short, to be typed. */
  findVote: districtPath("/vote"),
  vote: districtPath("/vote/:code"),
  voteScreen: districtPath("/vote/:code/screen"),

  /** For everyone. */
  recommendation: districtPath("/recommendations/:id"),
  data: districtPath("/conference/:id/recommendations.json"),
} as const;

/** The addresses of one workshop's pages, through either door. */
export type WorkshopPaths = typeof outcomePaths.byLink | typeof outcomePaths.forWork;
