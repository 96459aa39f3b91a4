import { districtPath } from "../../../platform/web/path.ts";

/** Addresses of the allocation of workshop places. */
export const seatingPaths = {
  /** How places are allocated, and what came of it: for everyone. */
  told: districtPath("/conference/:id/allocation"),

  /** One's own, by the key that opens one's registration. */
  own: districtPath("/registration/:key/programme"),
  ownPdf: districtPath("/registration/:key/programme.pdf"),
  ownCalendar: districtPath("/registration/:key/programme.ics"),

  /** For the organisers. */
  desk: districtPath("/conference/:id/allocation/desk"),
  deskNews: districtPath("/conference/:id/allocation/desk/news"),
  try: districtPath("/conference/:id/allocation/try"),
  publish: districtPath("/conference/:id/allocation/publish"),
  problem: districtPath("/conference/:id/allocation/problem.json"),
  people: districtPath("/conference/:id/allocation/people"),
  person: districtPath("/conference/:id/allocation/people/:registration"),
  pin: districtPath("/conference/:id/allocation/pin"),
  release: districtPath("/conference/:id/allocation/pin/:registration/:round/release"),
  late: districtPath("/conference/:id/allocation/late"),
  print: districtPath("/conference/:id/allocation/print"),
  toldByHand: districtPath("/conference/:id/allocation/print/told"),
} as const;
