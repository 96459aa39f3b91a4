import type { Lang } from "../i18n/lang.ts";

/** Papers for pockets and walls. Every string is shown as it stands, never read as markup. */
interface Paper {
  readonly lang: Lang;
  /** The title in the PDF's metadata. */
  readonly title: string;
  readonly author: string;
  /** The heading in print. */
  readonly heading: string;
  /** When it was made, as it shall be read. */
  readonly made: string;
  /** One pale word across every page. */
  readonly watermark?: string;
}

/** Where a code leads: http or https. */
export interface PaperPage {
  readonly url: string;
  /** What one finds there. */
  readonly words: string;
}

/** A number to call, and for what. */
export interface PaperNumber {
  readonly number: string;
  readonly words: string;
  /** Where life is in danger. */
  readonly isDanger?: boolean;
}

/** What one may look for, and what there is. */
export interface PaperGroup {
  readonly title: string;
  /** A drawing of 24 by 24 as the path of an SVG; decoration beside the title. */
  readonly picture?: string;
  readonly lines: readonly PaperLine[];
}

export interface PaperLine {
  readonly name: string;
  readonly hours: string;
  readonly place: string;
  readonly placeLang: Lang;
}

/** Everything that paper tells about one place. */
export interface PaperEntry {
  readonly name: string;
  readonly what: string;
  readonly whatLang: Lang;
  readonly hours: string;
  readonly notes: readonly string[];
  readonly visits: readonly { readonly label: string; readonly hours: string }[];
  readonly place: string;
  readonly placeLang: Lang;
  readonly phone: string;
  readonly doors: string;
  /** In the words of those who run it. */
  readonly note: string;
}

/** What a card and a poster have in common. What is written by people, names and places, is Danish. */
interface PlacesPaper extends Paper {
  /** Above the heading. */
  readonly from: string;
  readonly lead: string;
  readonly numbers: readonly PaperNumber[];
  readonly page: PaperPage;
  /** That times change, and where to look. */
  readonly check: string;
  readonly groupsTitle: string;
  readonly groups: readonly PaperGroup[];
  /** How many of a group are named: "{} af {}". */
  readonly shown: string;
  /** Where the rest is, when there is no room for all. */
  readonly short: string;
  /** Instead of an empty list. */
  readonly nothing: string;
}

/** A sheet of A4 that is folded to A6. */
export interface FoldingCard extends PlacesPaper {
  readonly kind: "folding-card";
  readonly help: { readonly title: string; readonly steps: readonly string[] };
  readonly folding: { readonly title: string; readonly steps: readonly string[] };
  readonly listTitle: string;
  readonly list: readonly PaperEntry[];
  /** How many places had no room: "{} steder mere: …". */
  readonly leftOut: string;
}

/** A poster on A3. */
export interface Poster extends PlacesPaper {
  readonly kind: "poster";
}

/** A notice on A4: what to do, in steps. */
export interface NoticePaper extends Paper {
  readonly kind: "notice";
  readonly parts: readonly {
    readonly title: string;
    /** Beside the title, in the colour of danger to life. */
    readonly number?: string;
    readonly steps: readonly string[];
    /** Before a line to write on by hand. */
    readonly blank?: string;
  }[];
  readonly pages: readonly PaperPage[];
  readonly also: readonly string[];
}

export type WallPaper = FoldingCard | Poster | NoticePaper;
