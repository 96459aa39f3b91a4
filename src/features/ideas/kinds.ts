import type { ItemKind } from "../../thread/kinds.ts";
import { paths } from "./paths.ts";
import { supportOfIdea } from "./queries/support.ts";
import { texts } from "./texts/ideas.ts";

const { da, en } = texts;

const words = (status: keyof typeof da.statuses) => ({ da: da.statuses[status], en: en.statuses[status] });

/** A longer proposal that anyone sends. It has a place in the thread from when it is published. */
export const ideaKind: ItemKind = {
  kind: "idea",
  station: "talked",
  label: { da: da.kind, en: en.kind },
  statuses: {
    published: { words: words("published"), tone: "open" },
    taken_further: { words: words("taken_further"), tone: "done" },
    not_now: { words: words("not_now"), tone: "neutral" },
    returned: { words: words("returned"), tone: "neutral" },
  },
  // What comes of it is counted; that somebody has written it is not yet a talk.
  countedWhen: [],
  supportBehind: supportOfIdea,
  internalFor: "ideas.manage",
  href: (place, id) => paths.idea.to(place, { id }),
};
