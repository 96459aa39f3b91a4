import type { ItemKind } from "../../thread/kinds.ts";
import { paths } from "./paths.ts";

/** The page that every party has written before a meeting. For members: it is never public. */
export const bulletinKind: ItemKind = {
  kind: "bulletin",
  station: "talked",
  label: { da: "Bulletin", en: "Bulletin" },
  statuses: {
    asked: { words: { da: "Aktørerne er spurgt", en: "The parties have been asked" }, tone: "open" },
    published: { words: { da: "Klar til at læse", en: "Ready to read" }, tone: "done" },
  },
  countedWhen: [],
  href: (place, id) => paths.bulletin.to(place, { id }),
};
