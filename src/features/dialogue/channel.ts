/** How somebody takes part; `paper` is a sheet or a call that a worker typed in. */
export const channels = ["web", "kiosk", "paper", "import"] as const;

export type Channel = (typeof channels)[number];

/** How many people came each way; a way that nobody came is left out. */
export type ChannelCounts = Readonly<Partial<Record<Channel, number>>>;
