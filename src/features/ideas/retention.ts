import type { RetentionRule } from "../../platform/retention/rule.ts";
import { forgetOldIdeas, forgetSupporters } from "./commands/forget.ts";

/** What ideas keep, and how it ends. */
export const retention: readonly RetentionRule[] = [
  {
    key: "ideas.sent",
    what: {
      da: "Idéer, der er sendt ind og ikke offentlige: det, du skrev, og hvilken aktør det er for. Aldrig hvem du er, medmindre du sender en for en aktør: så står det i den interne log",
      en: "Ideas that were sent and are not public: what you wrote, and for which party. Never who you are, unless you send one for a party: then the internal log says so",
    },
    why: {
      da: "Så en koordinator kan læse idéen, og du kan følge den med din kode",
      en: "So that a coordinator can read the idea, and you can follow it with your code",
    },
    where: { da: "Hos koordinatorerne, og på din kvittering", en: "With the coordinators, and on your receipt" },
    howLong: {
      da: "Slettes et år efter, at idéen er sendt tilbage, og efter to år, hvis ingen har taget stilling",
      en: "Deleted a year after the idea was returned, and after two years when nobody has decided",
    },
    tables: ["ideas.idea", "ideas.origin"],
    erase: forgetOldIdeas,
  },
  {
    key: "ideas.support",
    what: {
      da: "Hvilke browsere der støtter en idé, som et tilfældigt tal for hver idé. Aldrig navn, adresse, IP eller klokkeslæt",
      en: "Which browsers support an idea, as a random number for each idea. Never a name, an address, an IP or a time of day",
    },
    why: {
      da: "Så hver browser tæller én gang, og du kan trække din støtte tilbage",
      en: "So that each browser counts once, and you can take your support back",
    },
    where: {
      da: "Tallet hører til din browser. Ingen kan se, hvad du støtter, eller at det er dig, der støtter to idéer",
      en: "The number belongs to your browser. Nobody can see what you support, or that it is you who supports two ideas",
    },
    howLong: {
      da: "Til 30 dage efter, at idéen er afsluttet eller taget ned. Så bliver kun antallet tilbage",
      en: "Until 30 days after the idea was closed or taken down. Then only the count is left",
    },
    tables: ["ideas.support"],
    erase: forgetSupporters,
  },
  {
    key: "ideas.public",
    what: { da: "Idéer, der er offentlige, og hvor mange der støtter dem", en: "Ideas that are public, and how many support them" },
    why: { da: "Så alle kan se, hvad der er foreslået, og hvad det førte til", en: "So that everyone can see what was proposed and where it led" },
    where: { da: "Offentligt", en: "Public" },
    howLong: { da: "Bliver stående som en del af den røde tråd", en: "Stay, as a part of the thread" },
    tables: ["ideas.idea", "ideas.origin"],
  },
];
