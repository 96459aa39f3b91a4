import type { ItemKind } from "../../thread/kinds.ts";
import { electionStatuses } from "./election.ts";
import type { ElectionStatus } from "./election.ts";
import { paths } from "./paths.ts";
import { texts } from "./texts/election.ts";

const { da, en } = texts;

const tones: Readonly<Record<ElectionStatus, "neutral" | "open" | "done">> = {
  call: "open",
  closed: "open",
  voting: "open",
  counting: "open",
  approved: "done",
  seated: "done",
  cancelled: "neutral",
};

/** How an election stands, in words with their tone. */
export const electionStatusWords = Object.fromEntries(
  electionStatuses.map((status) => [
    status,
    { words: { da: da.statuses[status], en: en.statuses[status] }, tone: tones[status] },
  ]),
) as Readonly<Record<ElectionStatus, ItemKind["statuses"][string]>>;

export const electionKind: ItemKind = {
  kind: "election",
  station: "decided",
  label: { da: da.kind, en: en.kind },
  statuses: electionStatusWords,
  countedWhen: ["approved", "seated"],
  href: (place, id) => paths.election.to(place, { id }),
};
