import { defineTexts } from "../../../platform/i18n/lang.ts";

/** Words of the mails around minutes. Mail goes out in Danish. */
export const minutesMailTexts = defineTexts(
  {
    greeting: (name: string) => `Kære ${name}`,
    footer: (body: string) => `Du får denne mail, fordi du er medlem af netværket omkring ${body}.`,
    sent: {
      subject: (series: string, date: string) => `Referat til godkendelse: ${series}, ${date}`,
      first: (date: string) => `Her er referatet af mødet den ${date}.`,
      again: (date: string, version: number) => `Referatet af mødet den ${date} er skrevet om. Her er udgave ${version}.`,
      wasThere: (until: string) => `Du var med. Står der noget forkert, kan du rette det til og med den ${until}.`,
      wasNotThere: "Du kan læse det. De, der var med på mødet, kan rette det.",
      silently: (day: string) => `Hvis ingen retter, er referatet godkendt den ${day}.`,
      read: "Læs referatet",
      readAndCorrect: "Læs og ret referatet",
    },
    answer: {
      subject: (date: string) => `Svar på din rettelse: referat, ${date}`,
      intro: (n: number, date: string) =>
        n === 1 ? `Du har rettet i referatet af mødet den ${date}. Her er svaret.` : `Du har rettet ${n} steder i referatet af mødet den ${date}. Her er svarene.`,
      accept: "Din rettelse er skrevet ind.",
      decline: "Din rettelse er ikke skrevet ind.",
      reason: (reason: string) => `Begrundelse: ${reason}`,
      where: "Rettelser og begrundelser står ved referatet. Linket, du fik med referatet, virker stadig.",
      link: "Se referatet som medlem",
    },
    correction: {
      subject: (date: string) => `Der er en rettelse til referatet, ${date}`,
      body: "En, der var med på mødet, har rettet i referatet. Referatet bliver ikke godkendt, før du har svaret. Kommer der flere rettelser, står de samme sted.",
      link: "Se rettelsen og svar",
    },
    heldUp: {
      subject: (date: string) => `Referatet venter på dig: ${date}`,
      body: (open: number) =>
        `Referatet skulle være godkendt nu, men ${open === 1 ? "en rettelse" : `${open} rettelser`} venter på svar. Det bliver godkendt natten efter, at du har svaret.`,
    },
    silently: {
      subject: (date: string) => `Referatet er godkendt: ${date}`,
      body: (documentNumber: string) => `Ingen har rettet, så referatet er godkendt og låst. Det har nummer ${documentNumber}.`,
      look: "Det er ikke offentligt endnu. Se først den offentlige udgave igennem for navne.",
      link: "Se den offentlige udgave igennem",
    },
    look: {
      subject: (date: string) => `Vil du se et referat igennem? ${date}`,
      body: "En anden koordinator har skrevet den offentlige udgave af et referat og beder dig se den igennem for navne, før alle kan læse den.",
      link: "Se den offentlige udgave igennem",
    },
  },
  {
    greeting: (name: string) => `Dear ${name}`,
    footer: (body: string) => `You get this email because you are a member of the network around ${body}.`,
    sent: {
      subject: (series: string, date: string) => `Minutes to be approved: ${series}, ${date}`,
      first: (date: string) => `Here are the minutes of the meeting on ${date}.`,
      again: (date: string, version: number) => `The minutes of the meeting on ${date} have been rewritten. Here is version ${version}.`,
      wasThere: (until: string) => `You were there. If something is wrong, you can correct it until and including ${until}.`,
      wasNotThere: "You can read them. Those who were at the meeting can correct them.",
      silently: (day: string) => `If nobody corrects them, the minutes are approved on ${day}.`,
      read: "Read the minutes",
      readAndCorrect: "Read and correct the minutes",
    },
    answer: {
      subject: (date: string) => `Answer to your correction: minutes, ${date}`,
      intro: (n: number, date: string) =>
        n === 1 ? `You corrected the minutes of the meeting on ${date}. Here is the answer.` : `You corrected ${n} places in the minutes of the meeting on ${date}. Here are the answers.`,
      accept: "Your correction is in the minutes.",
      decline: "Your correction is not in the minutes.",
      reason: (reason: string) => `Reason: ${reason}`,
      where: "Corrections and reasons stand beside the minutes. The link you got with the minutes still works.",
      link: "See the minutes as a member",
    },
    correction: {
      subject: (date: string) => `There is a correction to the minutes, ${date}`,
      body: "Someone who was at the meeting has corrected the minutes. They are not approved until you have answered. If more corrections come, they stand in the same place.",
      link: "See the correction and answer",
    },
    heldUp: {
      subject: (date: string) => `The minutes wait for you: ${date}`,
      body: (open: number) =>
        `The minutes should be approved by now, but ${open === 1 ? "a correction waits" : `${open} corrections wait`} for an answer. They are approved the night after you have answered.`,
    },
    silently: {
      subject: (date: string) => `The minutes are approved: ${date}`,
      body: (documentNumber: string) => `Nobody corrected them, so the minutes are approved and locked. Their number is ${documentNumber}.`,
      look: "They are not public yet. First look through the public version for names.",
      link: "Look through the public version",
    },
    look: {
      subject: (date: string) => `Will you look through some minutes? ${date}`,
      body: "Another coordinator has written the public version of some minutes and asks you to look through it for names before everyone can read it.",
      link: "Look through the public version",
    },
  },
);
