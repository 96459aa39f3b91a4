import { defineTexts } from "../../../platform/i18n/lang.ts";

/** What the two who count read. */
export const countTexts = defineTexts(
  {
    count: {
      title: "Optælling",
      lead: "I er to, der tæller hver for sig. Del sedlerne i bunker, og giv hver bunke et nummer. Skriv, hvad du selv har talt, uden at se på den andens tal.",
      counters: "De to, der tæller",
      batches: "Bunker",
      noBatches: "Ingen bunker endnu",
      noBatchesBody: "Tæl den første bunke, og skriv tallene ind. Er der kun stemt på skærm, er der ingen bunker.",
      batch: (number: number) => `Bunke ${number}`,
      add: "Tæl en ny bunke",
      states: { settled: "I er enige", differs: "I er ikke enige", other: "Venter på den anden", you: "Venter på dig" },
      correct: "Tæl igen",
      enter: "Skriv dine tal",
      differences: "Her er tallene forskellige",
      what: "Hvad",
      figures: { ballots: "Sedler i alt", blank: "Blanke sedler", invalid: "Ugyldige sedler" },
      candidate: (number: number, name: string) => `Nr. ${number}: ${name}`,
      notYours: "Kun de to, der tæller, kan skrive tal ind.",
    },
    batchForm: {
      title: (number: number) => `Bunke ${number}`,
      lead: "Skriv, hvad du selv har talt.",
      figures: "Sedler",
      candidates: "Kryds ved hver kandidat",
      save: "Gem mine tal",
    },
  },
  {
    count: {
      title: "Counting",
      lead: "You are two who count, each alone. Divide the ballots into batches and give each a number. Write what you have counted yourself, without looking at the other’s figures.",
      counters: "The two who count",
      batches: "Batches",
      noBatches: "No batches yet",
      noBatchesBody: "Count the first batch and enter the figures. If all votes were on screen there are no batches.",
      batch: (number) => `Batch ${number}`,
      add: "Count a new batch",
      states: { settled: "You agree", differs: "You do not agree", other: "Waits for the other", you: "Waits for you" },
      correct: "Count again",
      enter: "Enter your figures",
      differences: "Here the figures differ",
      what: "What",
      figures: { ballots: "Ballots in all", blank: "Blank ballots", invalid: "Invalid ballots" },
      candidate: (number, name) => `No. ${number}: ${name}`,
      notYours: "Only the two who count can enter figures.",
    },
    batchForm: {
      title: (number) => `Batch ${number}`,
      lead: "Write what you have counted yourself.",
      figures: "Ballots",
      candidates: "Crosses for each candidate",
      save: "Save my figures",
    },
  },
);
