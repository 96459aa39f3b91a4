import type { ItemKind } from "../../thread/kinds.ts";
import { paths } from "./paths.ts";
import type { PollStatus } from "./poll.ts";
import { texts } from "./texts/poll.ts";

const { da, en } = texts;

const words = (status: PollStatus) => ({ da: da.statuses[status], en: en.statuses[status] });

/** A date poll: never public, and in the thread for coordinators only; others who are asked have their own page. */
export const datePollKind: ItemKind = {
  kind: "date-poll",
  station: "talked",
  label: { da: da.kind, en: en.kind },
  statuses: {
    open: { words: words("open"), tone: "open" },
    chosen: { words: words("chosen"), tone: "done" },
    cancelled: { words: words("cancelled"), tone: "neutral" },
  },
  countedWhen: [],
  internalFor: "polls.manage",
  href: (place, id) => paths.results.to(place, { id }),
};
