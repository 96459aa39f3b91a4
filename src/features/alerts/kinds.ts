import type { ItemKind } from "../../thread/kinds.ts";
import { alertItemKind } from "./alert-item.ts";
import { paths } from "./paths.ts";
import { standingAt } from "./queries/public.ts";
import { texts } from "./texts/visitors.ts";

const { da, en } = texts;

const words = (status: keyof typeof da.statuses) => ({ da: da.statuses[status], en: en.statuses[status] });

/** An alert that is or was out. What was learnt can go onto an agenda. */
export const alertKind: ItemKind = {
  kind: alertItemKind,
  station: "seen",
  label: { da: da.kind, en: en.kind },
  calledAlso: ["advarsler", "warning"],
  statuses: {
    current: { words: words("current"), tone: "late" },
    holds: { words: words("holds"), tone: "late" },
    expired: { words: words("expired"), tone: "neutral" },
    closed: { words: words("closed"), tone: "done" },
  },
  // What comes of it is counted.
  countedWhen: [],
  statusesAt: standingAt,
  href: (place, id) => paths.alert.to(place, { id }),
};
