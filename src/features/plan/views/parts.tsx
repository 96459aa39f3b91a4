import type { FC } from "hono/jsx";
import { dayOf, formatDay } from "../../../platform/i18n/dates.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { usePage } from "../../../platform/web/page-context.ts";
import type { ListItem } from "../../../ui/list.tsx";
import type { StatusWords } from "../../../ui/status.tsx";
import { measureKind } from "../kinds.ts";
import { isLate } from "../measure.ts";
import { planPaths } from "../paths.ts";
import type { MeasureLine } from "../queries/measures.ts";
import { texts } from "../texts.ts";

/** What people wrote is Danish, also on an English page. */
export const writtenIn = (lang: Lang): "da" | undefined => (lang === "en" ? "da" : undefined);

export const Day: FC<{ day: string }> = ({ day }) => <time datetime={day}>{formatDay(day, usePage().lang)}</time>;

/** A measure's status in words; late ones say so plainly. */
export function statusOf(measure: MeasureLine, lang: Lang, now: Date): StatusWords {
  const status = measureKind.statuses[measure.isPublished ? measure.status : "draft"];
  const label = status?.words[lang] ?? "";
  return measure.isPublished && isLate(measure, dayOf(now))
    ? { label: texts[lang].late(label, formatDay(measure.toDay ?? "", lang)), tone: "late" }
    : { label, tone: status?.tone };
}

/** From when to when, in words; undefined while no day is chosen. */
export function periodOf(measure: MeasureLine, lang: Lang): string | undefined {
  const t = texts[lang];
  if (!measure.fromDay) return undefined;
  const from = unbroken(formatDay(measure.fromDay, lang));
  return t.between(from, measure.toDay ? unbroken(formatDay(measure.toDay, lang)) : t.openEnd);
}

/** A date that stays on one line. */
function unbroken(date: string): string {
  return date.replaceAll(" ", "\u00a0");
}

/** A measure as a row: who, from when to when, what was shown last, status. */
export function measureRow(visit: Visit, measure: MeasureLine, parties: ReadonlyMap<string, string>): ListItem {
  const { lang } = visit;
  const t = texts[lang];
  const party = measure.partyId && parties.get(measure.partyId);
  const proven = measure.provenDay ? t.provenOn(unbroken(formatDay(measure.provenDay, lang))) : t.nothingProven;
  const told = [party && t.responsibleShort(party), periodOf(measure, lang), measure.isPublished && proven];
  return {
    key: `measure-${measure.id}`,
    title: <span lang={writtenIn(lang)}>{measure.title}</span>,
    href: planPaths.measure.to(visit, { id: measure.id }),
    meta: told.filter(Boolean).join(" · "),
    status: statusOf(measure, lang, visit.now),
  };
}

/** Names of the parties of some measures are asked for once. */
export function partyIdsOf(measures: readonly Pick<MeasureLine, "partyId">[]): string[] {
  return [...new Set(measures.flatMap(({ partyId }) => partyId ?? []))];
}
