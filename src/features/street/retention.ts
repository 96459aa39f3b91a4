import type { RetentionRule } from "../../platform/retention/rule.ts";
import { eraseOldReports, forgetOldContacts } from "./commands/retention.ts";

/** What street keeps, and how it ends. */
export const retention: readonly RetentionRule[] = [
  {
    key: "street.report",
    what: { da: "Din henvendelse: slags, sted, tekst og billede", en: "Your report: kind, place, text and photo" },
    why: { da: "Så nogen kan gøre noget ved det", en: "So that somebody can act on it" },
    where: {
      da: "På vores egen server. Kun koordinatorerne ser den. Billedet bliver aldrig offentligt",
      en: "On our own server. Only the coordinators see it. The photo never becomes public",
    },
    howLong: {
      da: "Tekst, nøjagtigt sted og billede slettes et år efter, at henvendelsen er lukket, og senest efter to år",
      en: "Text, exact place and photo are erased a year after the report is closed, and after two years at the latest",
    },
    tables: ["street.observation", "platform.stored_file"],
    erase: eraseOldReports,
  },
  {
    key: "street.contact",
    what: { da: "Din mailadresse, hvis du vil have nyt om din henvendelse", en: "Your email address, if you want news of your report" },
    why: { da: "For at fortælle dig, hvad der kom ud af det", en: "To tell you what came of it" },
    where: { da: "For sig selv, ikke sammen med henvendelsen", en: "By itself, apart from the report" },
    howLong: {
      da: "Til 30 dage efter, at henvendelsen er lukket, eller til du selv sletter den. Senest efter to år, sammen med henvendelsen",
      en: "Until 30 days after the report is closed, or until you delete it. After two years at the latest, with the report",
    },
    tables: ["street.contact", "street.told"],
    erase: forgetOldContacts,
  },
  {
    key: "street.public_line",
    what: {
      da: "Den linje, en koordinator skriver om en henvendelse, og de steder, man kan vælge",
      en: "The line a coordinator writes about a report, and the places one can choose",
    },
    why: { da: "Så alle kan se, hvad der sker", en: "So that everyone can see what happens" },
    where: { da: "Offentlig. Den nævner aldrig en person", en: "Public. It never mentions a person" },
    howLong: { da: "Bliver stående", en: "Stays" },
    tables: ["street.observation", "street.pattern", "street.place"],
  },
];
