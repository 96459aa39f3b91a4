import { usualWeek, commonWeek } from "../../../../hours/usual-week.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import type { PaperEntry, PaperGroup, PaperLine } from "../../../../platform/pdf/wall-paper.ts";
import { doorInShort } from "../doors/door-short.ts";
import { momentWords } from "../moments.ts";
import { needWords, needs } from "../needs.ts";
import type { Need } from "../needs.ts";
import { minutesOpen, serviceHours, visitHours } from "./hours.ts";
import { pictogramShapes } from "../pictogram-shapes.ts";
import type { Service } from "../service.ts";
import { texts } from "../../texts/paper.ts";
import { whereWords } from "../whereabouts.ts";

/** A longer note says too much for a card; the page has it. */
const longestNote = 80;

/** Whether paper can name a service: it has hours, and is not closed until further notice. */
export function isOnPaper({ schedule }: Service): boolean {
  return schedule.lines.length > 0 && !schedule.closures.some(({ until }) => until === null);
}

/** What one may need, the most pressing first, and who helps with it when: those that are open longest first. */
export function paperGroups(services: readonly Service[], lang: Lang): PaperGroup[] {
  return needs.flatMap((need) => {
    const lines = services
      .filter(isOnPaper)
      .flatMap((service) => lineFor(service, need, lang))
      .toSorted((a, b) => b.minutes - a.minutes)
      .map(({ line }) => line);
    return lines.length === 0 ? [] : [{ title: needWords[need][lang], picture: pictogramShapes[need], lines }];
  });
}

function lineFor(service: Service, need: Need, lang: Lang): { readonly line: PaperLine; readonly minutes: number }[] {
  const { name, schedule } = service;
  const where = whereOnPaper(service, lang);
  const open = usualWeek(schedule);
  if (service.needs.includes(need)) return [{ line: { name, ...where, hours: serviceHours(service, lang) }, minutes: minutesOpen(open) }];
  const visits = service.visits.filter((visit) => visit.need === need);
  const hours = visits.length === 0 ? "" : visitHours(service, visits, lang);
  return hours === "" ? [] : [{ line: { name, ...where, hours }, minutes: minutesOpen(commonWeek(usualWeek({ lines: visits, closures: [] }), open)) }];
}

/** Each service with all that paper tells of it, in the order in which they come. */
export function paperEntries(services: readonly Service[], lang: Lang, now: Date): PaperEntry[] {
  return services.filter(isOnPaper).map((service) => {
    const { name, what, whatEn, phone, door } = service;
    const isEnglish = lang === "en" && whatEn !== "";
    return {
      name,
      what: isEnglish ? whatEn : what,
      whatLang: isEnglish ? "en" : "da",
      hours: serviceHours(service, lang),
      notes: notesOf(service, lang, now),
      visits: visitsOf(service, lang),
      ...whereOnPaper(service, lang),
      phone: phone ?? "",
      // A phrase stays on one line.
      doors: doorInShort(door, lang).map((phrase) => phrase.replaceAll(" ", "\u00a0")).join(" · "),
      note: door.note.length <= longestNote ? door.note : "",
    };
  });
}

/** Where it is as people wrote it, in Danish, or that one has to call. */
const whereOnPaper = (service: Service, lang: Lang): Pick<PaperLine, "place" | "placeLang"> => ({
  place: whereWords(service, lang),
  placeLang: service.isSecret ? lang : "da",
});

/** A closure that will end, and public holidays when they differ. */
function notesOf({ schedule }: Service, lang: Lang, now: Date): string[] {
  const t = texts[lang].paper;
  const closure = schedule.closures.find(({ until }) => until !== null && until > now.getTime());
  return [
    ...(closure?.until ? [t.closedUntil(momentWords(new Date(closure.until), now, lang))] : []),
    ...(schedule.onHolidays === "as-usual" ? [] : [t.holidays[schedule.onHolidays]]),
  ];
}

/** Who comes to visit, and when. */
function visitsOf(service: Service, lang: Lang): PaperEntry["visits"] {
  const labels = [...new Set(service.visits.map(({ label }) => label))];
  return labels
    .map((label) => ({ label, hours: visitHours(service, service.visits.filter((visit) => visit.label === label), lang) }))
    .filter(({ hours }) => hours !== "");
}
