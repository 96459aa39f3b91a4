import type { District } from "../../platform/district/district.ts";
import { formatDateTime } from "../../platform/i18n/dates.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import type { PublicAlert } from "./alert.ts";
import { adviceOf, areaWords, headlineIn } from "./alert-words.ts";
import { paths } from "./paths.ts";
import { texts as kindTexts } from "./texts/kinds.ts";
import { texts } from "./texts/visitors.ts";

interface FeedFacts {
  readonly district: District;
  readonly lang: Lang;
  /** Base of every address, without a slash at the end. */
  readonly publicUrl: string;
  /** When anything last changed, also when an alert went out of the feed by itself. */
  readonly updatedAt: Date;
}

/** The alerts in force as an Atom feed (RFC 4287). What has expired is not in it. */
export function atomFeed(alerts: readonly PublicAlert[], { district, lang, publicUrl, updatedAt }: FeedFacts): string {
  const t = texts[lang];
  const place = { districtId: district.id, lang };
  const [self, page] = [publicUrl + paths.feed.to(place, {}), publicUrl + paths.alerts.to(place, {})];
  const entries = alerts.map((alert) => {
    const { label } = kindTexts[lang][alert.kind];
    const address = publicUrl + paths.alert.to(place, { id: alert.id });
    const { words } = alert;
    const lines = [
      words.looks, words.does, words.where, `${t.area}: ${areaWords(words, district, lang)}.`, ...adviceOf(alert.kind, lang), words.extra,
      `${t.holdsUntil(formatDateTime(alert.expiresAt, lang))}.`,
    ].filter((line) => line !== "");
    return element("entry", [
      element("id", xml(`urn:uuid:${alert.id}`)),
      element("title", xml(`${label}: ${headlineIn(words, lang).text}`)),
      element("published", alert.publishedAt.toISOString()),
      element("updated", alert.changedAt.toISOString()),
      `<link rel="alternate" type="text/html" href="${xml(address)}"/>`,
      `<category term="${alert.kind}" label="${xml(label)}"/>`,
      element("content", xml(lines.join("\n")), ' type="text"'),
    ].join(""));
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>\n',
    element("feed", [
      element("id", xml(page)),
      element("title", xml(`${t.title}: ${district.name}`)),
      element("updated", updatedAt.toISOString()),
      element("author", element("name", xml(district.bodyName))),
      `<link rel="self" type="application/atom+xml" href="${xml(self)}"/>`,
      `<link rel="alternate" type="text/html" href="${xml(page)}"/>`,
      ...entries,
    ].join("\n"), ` xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}"`),
    "\n",
  ].join("");
}

function element(name: string, content: string, attributes = ""): string {
  return `<${name}${attributes}>${content}</${name}>`;
}

// What XML 1.0 cannot hold, even escaped.
// oxlint-disable-next-line no-control-regex
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;
const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const xml = (text: string) => text.toWellFormed().replace(notXml, "").replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
