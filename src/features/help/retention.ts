import type { RetentionRule } from "../../platform/retention/rule.ts";
import { forgetOldApprovals } from "./commands/other-languages.ts";
import { forgetClosedDoors } from "./commands/doors.ts";
import { forgetFreePlaces } from "./commands/free-places.ts";
import { forgetImports } from "./commands/imports.ts";
import { forgetEndedServices } from "./commands/services.ts";

/** What help keeps, and how it ends. Who looks for help is not known and not kept. */
export const retention: readonly RetentionRule[] = [
  {
    key: "help.service",
    what: { da: "Tilbud: hvad de hjælper med, hvor, hvornår og for hvem", en: "Services: what they help with, where, when and for whom" },
    why: { da: "Så alle kan finde hjælp lige nu", en: "So that everyone can find help now" },
    where: {
      da: "Offentligt. Der står aktører, ikke personer. Vi gemmer ikke, hvem der leder efter hjælp",
      en: "Public. It names parties, not persons. We do not keep who looks for help",
    },
    howLong: { da: "Så længe tilbuddet findes, og et år efter", en: "As long as the service exists, and a year after" },
    tables: ["help.service"],
    erase: forgetEndedServices,
  },
  {
    key: "help.elsewhere",
    what: { da: "Hvad der gælder for folk, der kommer andre steder fra", en: "What applies to people from elsewhere" },
    why: { da: "Så alle ved, hvilken hjælp de kan bruge", en: "So that everyone knows which help they can use" },
    where: { da: "Offentligt, når en koordinator har godkendt det. Der står ingen personer", en: "Public once a coordinator has approved it. It names no persons" },
    howLong: { da: "Så længe bydelen bruger Kvarter", en: "As long as the neighbourhood uses Kvarter" },
    tables: ["help.elsewhere_text"],
  },
  {
    key: "help.text_approval",
    what: { da: "Hvem der har læst en oversat tekst og siger god for den: navn, rolle og dag", en: "Who has read a translated text and vouches for it: name, role and day" },
    why: { da: "Så ingen læser noget forkert på polsk eller rumænsk", en: "So that nobody reads something wrong in Polish or Romanian" },
    where: { da: "Hos koordinatorerne", en: "With the coordinators" },
    howLong: { da: "Så længe teksten vises. Er den ændret, højst et år efter godkendelsen", en: "As long as the text is shown. When it has been changed, at most a year after the approval" },
    tables: ["help.text_approval"],
    erase: forgetOldApprovals,
  },
  {
    key: "help.closed_door",
    what: { da: "At nogen stod foran en lukket dør, og hvornår", en: "That somebody stood before a closed door, and when" },
    why: { da: "Så vi spørger tilbuddet, når to har sagt det", en: "So that we ask the service when two have said so" },
    where: { da: "Antallet hos aktøren og koordinatorerne. Vi gemmer ikke, hvem det var", en: "The number with the party and the coordinators. We do not keep who it was" },
    howLong: { da: "30 dage", en: "30 days" },
    tables: ["help.closed_door"],
    erase: forgetClosedDoors,
  },
  {
    key: "help.free_places",
    what: { da: "Om et tilbud har plads, og hvor længe det gælder", en: "Whether a service has room, and for how long that holds" },
    why: { da: "Så ingen går forgæves efter en seng", en: "So that nobody walks to a bed that is taken" },
    where: { da: "Offentligt, så længe det gælder. Aldrig et tal", en: "Public, as long as it holds. Never a number" },
    howLong: { da: "Til det ikke gælder mere, senest 36 timer efter", en: "Until it no longer holds, at most 36 hours" },
    tables: ["help.free_places"],
    erase: forgetFreePlaces,
  },
  {
    key: "help.paper",
    what: { da: "Hvornår kort og plakater sidst blev lavet, og et aftryk af, hvad der stod", en: "When cards and posters were last made, and a digest of what they said" },
    why: { da: "Så siden kan sige, hvad der er ændret på dem, der hænger", en: "So that the page can say what has changed on those that hang" },
    where: { da: "Offentligt. Der står intet om personer", en: "Public. It says nothing of persons" },
    howLong: { da: "Til de næste bliver lavet", en: "Until the next are made" },
    tables: ["help.paper"],
  },
  {
    key: "help.import",
    what: { da: "Tilbud, som en koordinator har læst ind fra en fil, og hvad der stod før", en: "Services that a coordinator has read from a file, and what stood there before" },
    why: { da: "Så koordinatoren kan se efter, før noget bliver gemt, og fortryde bagefter", en: "So that the coordinator can look before anything is saved, and take it back afterwards" },
    where: { da: "Hos koordinatorerne", en: "With the coordinators" },
    howLong: { da: "Et døgn, hvis det ikke bliver gemt. Ellers 30 dage", en: "One day when it is not saved. Otherwise 30 days" },
    tables: ["help.import"],
    erase: forgetImports,
  },
];
