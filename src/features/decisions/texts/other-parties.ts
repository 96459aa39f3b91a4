import { defineTexts } from "../../../platform/i18n/lang.ts";

/** Words for who writes about the task of a party that is not theirs, and for opening one again. */
export const otherTexts = defineTexts(
  {
    writeFor: (party: string) => `Skriv for ${party}`,
    notYours: (party: string) => `Opgaven hører til ${party}. Skriv kun det, de selv har sagt.`,
    agreed: "De har selv sagt, at opgaven er udført",
    agreedHint: "På siden kommer til at stå, hvem der skrev det ind for dem.",
    writtenBy: {
      coordinator: "Skrevet ind for aktøren af en koordinator.",
      party: (name: string) => `Skrevet ind for aktøren af ${name}.`,
    },
    reopen: "Åbn opgaven igen",
    why: "Hvorfor åbnes den igen?",
    whyHint: "En sætning er nok. Netværkets medlemmer kan læse den. Ingen navne på personer.",
    reopened: (day: string) => `Åbnet igen ${day}`,
    saved: "Opgaven er åben igen.",
  },
  {
    writeFor: (party: string) => `Write for ${party}`,
    notYours: (party: string) => `The task belongs to ${party}. Write only what they have said themselves.`,
    agreed: "They have said themselves that the task is done",
    agreedHint: "The page will say who entered it for them.",
    writtenBy: {
      coordinator: "Entered for the party by a coordinator.",
      party: (name: string) => `Entered for the party by ${name}.`,
    },
    reopen: "Open the task again",
    why: "Why is it opened again?",
    whyHint: "One sentence is enough. The network’s members can read it. No names of persons.",
    reopened: (day: string) => `Opened again ${day}`,
    saved: "The task is open again.",
  },
);
