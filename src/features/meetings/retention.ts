import type { RetentionRule } from "../../platform/retention/rule.ts";
import { forgetOldCorrections } from "./commands/forget.ts";
import { forgetOldAnswers } from "./commands/invitations.ts";
import { forgetWriting } from "./commands/live.ts";
import { forgetHearers } from "./commands/notices.ts";
import { forgetOldProposals } from "./commands/proposals.ts";

/** What meetings keep, and how it ends. */
export const retention: readonly RetentionRule[] = [
  {
    key: "meetings.answers",
    what: { da: "Hvem der er indbudt til et møde, og hvad de svarede", en: "Who was invited to a meeting, and what they answered" },
    why: { da: "For at planlægge mødet", en: "To plan the meeting" },
    where: { da: "I netværket. Aldrig offentligt person for person", en: "In the network. Never public person by person" },
    howLong: { da: "Til 90 dage efter mødet", en: "Until 90 days after the meeting" },
    tables: ["meetings.invitation"],
    erase: forgetOldAnswers,
  },
  {
    key: "meetings.corrections",
    what: {
      da: "Rettelser til referater, de udgaver der blev sendt, og hvem der fik dem",
      en: "Corrections to minutes, the versions that were sent, and who got them",
    },
    why: {
      da: "Så de, der var med, kan rette, og alle kan se, hvad der blev rettet og hvorfor",
      en: "So that those who were there can correct, and everyone can see what was corrected and why",
    },
    where: {
      da: "Hos dem, der fik referatet, og koordinatorerne. Med funktion og aktør, ikke med navn. Aldrig offentligt",
      en: "With those who got the minutes, and the coordinators. With function and party, not with a name. Never public",
    },
    howLong: { da: "Et år efter at referatet er godkendt", en: "One year after the minutes are approved" },
    tables: ["meetings.correction", "meetings.delivery", "meetings.version"],
    erase: forgetOldCorrections,
  },
  {
    key: "meetings.hearers",
    what: {
      da: "Hvem der skal have besked om et flyttet eller aflyst møde uden e-mail, og om de har fået den",
      en: "Who must hear of a moved or cancelled meeting without email, and whether they have",
    },
    why: { da: "For at ingen møder forgæves op", en: "So that nobody comes in vain" },
    where: { da: "Kun hos koordinatorerne", en: "With the coordinators only" },
    howLong: { da: "Til 90 dage efter mødet", en: "Until 90 days after the meeting" },
    tables: ["meetings.hearer"],
    erase: forgetHearers,
  },
  {
    key: "meetings.minutes",
    what: {
      da: "Møder og pauser, hvad der er flyttet og aflyst, dagsordener, referater og fremmøde",
      en: "Meetings and pauses, what was moved and cancelled, agendas, minutes and attendance",
    },
    why: { da: "For at vide, hvad der er talt om, og hvem der er hørt", en: "To know what was talked about, and who was heard" },
    where: {
      da: "Referatet er offentligt, uden oplysninger om enkelte personer. Fremmøde står i netværket",
      en: "The minutes are public, without data on individual people. Attendance stands in the network",
    },
    howLong: { da: "Bliver stående: det er akter", en: "Stay: they are records" },
    tables: [
      "meetings.series", "meetings.pause", "meetings.meeting", "meetings.notice",
      "meetings.item", "meetings.entry", "meetings.attendance", "meetings.spoke_for",
      "meetings.party_present",
      "meetings.standing", "meetings.item_attachment", "meetings.sent_agenda",
      "meetings.version", "meetings.addendum",
    ],
  },
  {
    key: "meetings.proposals",
    what: { da: "Medlemmers forslag til punkter", en: "Members' proposals of items" },
    why: { da: "For at svare dem, og for at se, hvor et punkt kom fra", en: "To answer them, and to see where an item came from" },
    where: {
      da: "Den, der har foreslået det, og koordinatorerne. Er det på en dagsorden, kan alle medlemmer læse ordene",
      en: "Whoever proposed it, and the coordinators. Once it is on an agenda, all members can read the words",
    },
    howLong: {
      da: "Så længe som punktet. Det, der ikke blev til noget, slettes efter et år",
      en: "As long as the item. What came to nothing is deleted after a year",
    },
    tables: ["meetings.proposal"],
    erase: forgetOldProposals,
  },
  {
    key: "meetings.closed_items",
    what: { da: "Hvem der må læse et lukket punkt", en: "Who may read a closed item" },
    why: { da: "Så politi- og personsager kun læses af dem, der skal", en: "So that police and personal matters are read only by those who must" },
    where: { da: "Kun koordinatorerne ser det", en: "Only the coordinators see it" },
    howLong: { da: "Bliver stående: det hører til referatet", en: "Stay: they belong to the minutes" },
    tables: ["meetings.item_reader"],
  },
  {
    key: "meetings.writing",
    what: { da: "At du er ved at skrive i et referat", en: "That you are writing in minutes just now" },
    why: { da: "Så to ikke skriver det samme", en: "So that two do not write the same" },
    where: { da: "Hos dem, der skriver i samme referat", en: "With those who write in the same minutes" },
    howLong: {
      da: "Vises i 10 sekunder. Slettes, når nogen skriver igen, senest samme nat",
      en: "Shown for 10 seconds. Erased when somebody writes again, the same night at the latest",
    },
    tables: ["meetings.writing"],
    erase: forgetWriting,
  },
];
