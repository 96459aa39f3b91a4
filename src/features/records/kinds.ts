import type { ItemKind } from "../../thread/kinds.ts";
import { recordsPaths } from "./paths.ts";

/** A historical document: what goals of the plan may come of. */
export const documentKind: ItemKind = {
  kind: "document",
  station: "decided",
  label: { da: "Dokument", en: "Document" },
  statuses: { recorded: { words: { da: "I arkivet", en: "On record" }, tone: "neutral" } },
  countedWhen: [],
  href: (place, id) => recordsPaths.document.to(place, { id }),
};
