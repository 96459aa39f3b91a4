/** How often something may be done: so many at once, and one more each time `secondsEach` have passed. */
export interface Limit {
  readonly atOnce: number;
  readonly secondsEach: number;
  /** So many are counted at once, for what one person does many times in a minute. */
  readonly together?: number;
}

const perHour = (times: number): Limit => ({ atOnce: times, secondsEach: 3600 / times });

/**
 * What people we do not know may do from one address. Generous, because a drop-in centre, a library or a whole street
 * may share one: whoever is stopped waits for `secondsEach`, a few minutes at most, never for the hour to end. Somebody
 * who is signed in is not limited, so a worker who reports for others never is.
 */
export const limits = {
  /** Reports from the street. */
  report: perHour(60),
  /** Mails with a sign-in link, whoever they are for. */
  "sign-in": perHour(30),
  /**
   * Coming back from the body's own sign-in service, which is then asked, and answers of passkeys: a whole town hall may share
   * an address, and none of it can be guessed.
   */
  "sign-in answer": perHour(300),
  /** Typed receipt codes. */
  receipt: perHour(60),
  /** People who stand in an election. */
  candidate: perHour(30),
  /** Ballots on screen: a whole hall may vote from one address; codes are too many to be guessed at this pace. */
  ballot: perHour(300),
  /** Services that were found closed: two make somebody look, and more do nothing. */
  closed: perHour(30),
  /** Answers by personal link. */
  link: perHour(60),
  /** Answers in a dialogue, one statement each: forty people in one café answer everything within an hour. */
  answer: { ...perHour(1200), together: 20 },
  /** What facilitators write and count: several workshops of a conference share one network, and one has little time. */
  facilitate: perHour(600),
  /** Votes in the workshops of a conference: a whole hall on one network opens, reads and votes within minutes. */
  vote: { ...perHour(3600), together: 20 },
  /** Statements that participants write in a dialogue; each has to be read by somebody. */
  statement: perHour(60),
  /** Codes typed on a tablet that is to take answers; far too many to be guessed at this pace. */
  kiosk: perHour(60),
  /** Ideas, which somebody has to read. */
  idea: perHour(30),
  /** People who sign up for a conference: a workplace or a centre signs up many from one address. */
  registration: perHour(120),
  /** Presses by helpers at the door of a conference: several phones of one hall share an address. */
  door: { ...perHour(2400), together: 40 },
  /** Saying how a conference was: a whole hall may answer from one address. */
  evaluation: perHour(300),
  /** Support for ideas, given or taken back. */
  support: perHour(300),
  /** Forms let through a guard because somebody waited. */
  waited: { atOnce: 5, secondsEach: 60 },
  /** Forms with a large file, also those that come to nothing: each takes room while it is read. */
  upload: { atOnce: 60, secondsEach: 10 },
  /** Searches: each costs more than a page. */
  search: { atOnce: 60, secondsEach: 1 },
  /** Public papers, which are laid out anew each time: a class or a newspaper's readers may share an address. */
  paper: { atOnce: 60, secondsEach: 5 },
} as const satisfies Readonly<Record<string, Limit>>;

/**
 * The limits whose forms a flood is looked for in, and which the guard stands before. Whoever answers by personal link has
 * been let in by us, and without a link nothing is written; looking up a receipt writes nothing either. An answer in a
 * dialogue is one press, and many false ones do not move what is called supported by all; support for an idea is one press
 * too, and decides nothing. A rush for the seats of a conference looks like a flood and is none: a puzzle would put those last
 * whose browser solves none.
 */
export const guardedLimits: readonly LimitName[] = ["report", "sign-in", "candidate", "statement", "idea"];

export type LimitName = keyof typeof limits;

/** Mails to one mail address, from wherever they are asked for. */
export const mailsToOneAddress: Limit = perHour(5);
