import { fewestShown } from "../result/small-numbers.ts";

/** How somebody takes part; `paper` is a sheet or a call that a worker typed in. */
export const channels = ["web", "kiosk", "paper", "import"] as const;

export type Channel = (typeof channels)[number];

/** How many people came each way; a way that nobody came is left out. */
export type ChannelCounts = Readonly<Partial<Record<Channel, number>>>;

/** What everyone may see of how people came. */
export interface ShownChannels {
  readonly shown: readonly { readonly channel: Channel; readonly people: number }[];
  /** Those who came in the other ways, which are too few to be told apart; 0 when all are shown, or none. */
  readonly others: number;
}

/**
 * Hides the ways that fewer than five people came, and with them as many of the next smallest as it takes that nobody can
 * subtract: whatever is not shown belongs to five people or more, or to nobody.
 */
export function shownChannels(counts: ChannelCounts): ShownChannels {
  const came = channels
    .map((channel) => ({ channel, people: counts[channel] ?? 0 }))
    .filter(({ people }) => people > 0)
    .sort((a, b) => b.people - a.people);
  const shown = came.filter(({ people }) => people >= fewestShown);
  let others = came.filter(({ people }) => people < fewestShown).reduce((sum, { people }) => sum + people, 0);
  while (others > 0 && others < fewestShown) {
    const smallest = shown.pop();
    if (!smallest) break;
    others += smallest.people;
  }
  return shown.length === 0 ? { shown, others: 0 } : { shown, others };
}
