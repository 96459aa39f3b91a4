import type { ListItem } from "../list.tsx";
import type { ThreadStep } from "../story.tsx";

/** The longest words a Danish page will really meet. */
export const longWord = "Stofindtagelsesrumsbrugerrepræsentantvalg";

export const thread: readonly ThreadStep[] = [
  {
    key: "observation",
    label: "Henvendelse",
    title: "Der bliver taget stoffer i opgangen næsten hver aften",
    href: "#observation",
    status: "Løst",
    tone: "done",
    date: new Date("2026-01-12T18:20:00Z"),
  },
  {
    key: "pattern",
    label: "Mønster",
    title: "Fire henvendelser om opgange ved Istedgade på 14 dage",
    href: "#pattern",
    date: new Date("2026-01-26T08:00:00Z"),
  },
  {
    key: "agenda",
    label: "Dagsordenspunkt",
    title: "Opgange ved Istedgade",
    href: "#agenda",
    status: "Behandlet",
    tone: "done",
    date: new Date("2026-02-04T15:00:00Z"),
    note: "Udskudt én gang, fordi mødet løb tør for tid.",
  },
  {
    key: "decision",
    label: "Beslutning",
    title: "Bed byen om et sted at tage stoffer indendørs om natten",
    href: "#decision",
    status: "Vedtaget af 11 aktører, 1 imod",
    tone: "done",
    date: new Date("2026-02-04T15:40:00Z"),
    current: true,
  },
  {
    key: "letter",
    label: "Anbefaling VSF-2026-0001",
    title: "Længere åbningstid om natten i stofindtagelsesrummet",
    href: "#letter",
    status: "Afventer svar, frist 1. maj",
    tone: "late",
    date: new Date("2026-02-09T09:00:00Z"),
  },
  {
    key: "reply",
    label: "Svar",
    title: "Socialforvaltningen svarer senest 1. maj",
    status: "Ikke kommet endnu",
  },
];

const kinds = ["Kanyle fundet", "Opgang brugt til at tage stoffer", "Uro om natten", longWord];
const places = ["Istedgade", "Maria Kirkeplads", "Skydebanegade", "Enghave Plads"];
const statuses = [
  { label: "Ny", tone: "open" },
  { label: "Set", tone: "neutral" },
  { label: "Løst", tone: "done" },
  { label: "Venter på svar siden 1. maj", tone: "late" },
] as const;

/** `count` rows of a list, with every status and both short and very long titles. */
export const rows = (count: number): ListItem[] =>
  Array.from({ length: count }, (_, index) => ({
    key: `row-${index}`,
    title: kinds[index % kinds.length] ?? "",
    href: `#row-${index}`,
    meta: `${places[index % places.length]} · ${(index % 28) + 1}. marts 2026`,
    status: statuses[index % statuses.length],
  }));

export const decisionText = [
  "<p>Forummet beder Socialforvaltningen om at holde stofindtagelsesrummet åbent hele natten i tre måneder, og om",
  "at måle, hvad det betyder for opgangene og for dem, der bruger rummet.</p>",
  "<p>Vi beder om svar senest 1. maj, så det kan nå at komme med i budgettet.</p>",
].join(" ");

/** What Markdown can become: headings, lists, a quotation, a table. */
export const everyKindOfText = [
  "<h2>Vi vil</h2><p>Et afsnit med et <a href='#'>link</a> og <strong>vægt</strong>.</p>",
  "<ul><li>Et punkt</li><li>Et til</li></ul><blockquote><p>Et citat fra 2009.</p></blockquote>",
  "<table><tr><th>Hvad</th><th>Hvornår</th></tr><tr><td>Rum</td><td>2012</td></tr></table>",
].join("");
