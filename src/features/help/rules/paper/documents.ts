import type { District } from "../../../../platform/district/district.ts";
import { formatDate } from "../../../../platform/i18n/dates.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import type { FoldingCard, NoticePaper, PaperNumber, Poster } from "../../../../platform/pdf/wall-paper.ts";
import { paperEntries, paperGroups } from "./paper.ts";
import type { Service } from "../service.ts";
import { texts } from "../../texts/paper.ts";

export interface PaperSource {
  readonly lang: Lang;
  readonly now: Date;
  readonly district: District;
  readonly services: readonly Service[];
  /** Where to see what is open now, and where to report a needle. */
  readonly addresses: { readonly help: string; readonly report: string };
}

/** The card for the pocket: a sheet of A4, folded to A6. */
export function cardDocument(source: PaperSource): FoldingCard {
  const t = texts[source.lang].paper;
  return {
    kind: "folding-card",
    ...ofPlaces(source, t.cardTitle),
    short: t.shortOnCard,
    help: { title: t.unconscious, steps: t.unconsciousSteps },
    folding: { title: t.foldingTitle, steps: t.foldingSteps },
    listTitle: t.listTitle,
    list: paperEntries(source.services, source.lang, source.now),
    leftOut: t.leftOut,
  };
}

/** The poster for a wall that people stand before. */
export function posterDocument(source: PaperSource): Poster {
  return { kind: "poster", ...ofPlaces(source, texts[source.lang].paper.posterTitle) };
}

/** The notice for a stairwell: somebody unconscious, a needle. */
export function stairwellDocument({ lang, now, district, addresses }: Omit<PaperSource, "services">): NoticePaper {
  const t = texts[lang].paper;
  return {
    kind: "notice",
    ...ofAll({ lang, now, district }),
    title: `${t.stairwellTitle}, ${district.name}`,
    heading: district.name,
    parts: [
      { title: t.unconscious, number: "112", steps: t.unconsciousSteps, blank: t.addressHere },
      { title: t.needle, steps: [t.needleSafe, collecting(district, lang), t.needleStick] },
    ],
    pages: [
      { url: addresses.help, words: t.helpPage },
      { url: addresses.report, words: t.reportPage },
    ],
    also: [t.number1813, ...(district.outreachPhone === null ? [] : [`${t.outreach}: ${district.outreachPhone}.`]), t.police],
  };
}

/** Who takes a needle away, as far as the forum has said so. */
function collecting({ needleCollector, needlePhone }: District, lang: Lang): string {
  const t = texts[lang].paper;
  if (needleCollector !== null && needlePhone !== null) return t.collectedByPhone(needleCollector, needlePhone);
  if (needlePhone !== null) return t.collectedPhone(needlePhone);
  return needleCollector === null ? t.collectedReport : t.collectedBy(needleCollector);
}

function ofPlaces({ lang, now, district, services, addresses }: PaperSource, title: string) {
  const t = texts[lang].paper;
  return {
    ...ofAll({ lang, now, district }),
    title: `${title}, ${district.name}`,
    heading: t.heading,
    from: district.name,
    lead: t.lead,
    numbers: numbers(district, lang),
    page: { url: addresses.help, words: t.openNow },
    check: t.check,
    groupsTitle: t.groupsTitle,
    groups: paperGroups(services, lang),
    shown: t.shown,
    short: t.short,
    nothing: t.nothing,
  };
}

function ofAll({ lang, now, district }: Pick<PaperSource, "lang" | "now" | "district">) {
  const t = texts[lang].paper;
  return { lang, author: district.bodyName, made: t.made(formatDate(now, lang)), ...(district.isExample && { watermark: t.example }) };
}

function numbers({ outreachPhone }: District, lang: Lang): PaperNumber[] {
  const t = texts[lang].paper;
  return [
    { number: "112", words: t.danger, isDanger: true },
    { number: "1813", words: t.sick },
    ...(outreachPhone === null ? [] : [{ number: outreachPhone, words: t.outreach }]),
  ];
}
