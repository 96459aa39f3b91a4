import { waitingLine } from "../waiting-line.ts";

/**
 * The line in which files are looked at, photos and PDFs alike: two at once, so that they leave half of libuv's four
 * threads and most of the memory to others, and no more behind them than get their turn before people give up.
 */
export const inspectInTurn = waitingLine({ atOnce: 2, mostWaiting: 20 });
