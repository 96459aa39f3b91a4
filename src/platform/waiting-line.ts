/** So much waits already that one more would come too late for whoever asks for it. Trying again soon helps. */
export class LineIsFull extends Error {
  constructor() {
    super("too many wait for the same heavy work");
  }
}

export interface LineSettings {
  /** How many works go on at the same time. */
  readonly atOnce: number;
  /** How many may wait behind them. */
  readonly mostWaiting: number;
}

/**
 * A line for heavy work: some of it goes on, some waits, and the rest is turned away at once.
 * @returns a function that does a work when its turn comes; it rejects with `LineIsFull` when too many wait
 */
export function waitingLine({ atOnce, mostWaiting }: LineSettings): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let working = 0;
  return async (work) => {
    if (working < atOnce) working += 1;
    else if (waiting.length >= mostWaiting) throw new LineIsFull();
    // Whoever is done hands its place on, so nobody who comes meanwhile can take it.
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else working -= 1;
    }
  };
}
