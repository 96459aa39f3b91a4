import { districtPath } from "../../platform/web/path.ts";

export const paths = {
  elections: districtPath("/elections"),
  add: districtPath("/elections/new"),
  /** Short enough to be typed off a card: leads to the ballot of the election in which one can vote now. */
  voteNow: districtPath("/elections/vote"),
  election: districtPath("/elections/:id"),
  change: districtPath("/elections/:id/change"),
  work: districtPath("/elections/:id/work"),

  stand: districtPath("/elections/:id/stand"),
  stood: districtPath("/elections/:id/stand/thanks"),
  withdraw: districtPath("/elections/:id/withdraw/:token"),
  enter: districtPath("/elections/:id/candidates/new"),
  confirm: districtPath("/elections/:id/candidates/:candidate/confirm"),
  refuse: districtPath("/elections/:id/candidates/:candidate/refuse"),
  refuseWaiting: districtPath("/elections/:id/candidates/refuse"),
  strike: districtPath("/elections/:id/candidates/:candidate/strike"),

  close: districtPath("/elections/:id/close"),
  open: districtPath("/elections/:id/open"),
  startCount: districtPath("/elections/:id/start-count"),
  counters: districtPath("/elections/:id/counters"),
  approve: districtPath("/elections/:id/approve"),
  cancel: districtPath("/elections/:id/cancel"),

  handOut: districtPath("/elections/:id/hand-out"),
  codes: districtPath("/elections/:id/codes"),
  cards: districtPath("/elections/:id/codes/cards"),
  ballotPaper: districtPath("/elections/:id/ballot.pdf"),
  tallyList: districtPath("/elections/:id/tally-list.pdf"),

  vote: districtPath("/elections/:id/vote"),
  voted: districtPath("/elections/:id/voted"),

  count: districtPath("/elections/:id/count"),
  batch: districtPath("/elections/:id/count/:batch"),
  protocol: districtPath("/elections/:id/protocol.pdf"),
  seat: districtPath("/elections/:id/seat/:candidate"),

  /** Pages of other features, to which we only lead. */
  forum: districtPath("/forum"),
  parties: districtPath("/forum/parties"),
} as const;
