import { defineTexts } from "../../../platform/i18n/lang.ts";

/** Words of the way of minutes: where they are, sending, reading behind a link, notes beside them. */
export const cycleTexts = defineTexts(
  {
    title: "Referatets vej",
    link: "Se, hvor referatet er",
    now: {
      coming: "Mødet er ikke holdt endnu.",
      draft: "Referatet er en kladde. Det er ikke sendt.",
      sent: (sent: string, silent: string) => `Sendt ${sent}. Godkendes den ${silent}, hvis ingen retter.`,
      "held-up": (sent: string, open: number) =>
        open === 1
          ? `Sendt ${sent}. En rettelse venter på svar, før referatet kan godkendes.`
          : `Sendt ${sent}. ${open} rettelser venter på svar, før referatet kan godkendes.`,
      approved: (day: string) => `Godkendt og låst ${day}. Den offentlige udgave er ikke ude endnu.`,
      published: (day: string) => `Godkendt og låst ${day}. Alle kan læse den offentlige udgave.`,
    },
    steps: {
      label: "Fra kladde til offentligt",
      draft: "Kladde",
      draftText: "Sekretæren skriver.",
      sent: "Sendt",
      sentText: (day: string, version: number) => (version === 1 ? day : `${day}, udgave ${version}`),
      corrections: "Rettelser",
      until: (day: string) => `De, der var med, kan rette til og med ${day}.`,
      counts: (accepted: number, declined: number, open: number) =>
        [
          accepted > 0 ? `${accepted} skrevet ind` : "",
          declined > 0 ? `${declined} ikke skrevet ind` : "",
          open > 0 ? `${open} venter` : "",
        ]
          .filter(Boolean)
          .join(", "),
      noCorrections: "Ingen rettede.",
      approved: "Godkendt",
      approvedWhen: { meeting: (day: string) => `${day}, på et møde`, silence: (day: string) => `${day}, fordi ingen rettede` },
      approvedLater: "På næste møde, eller når fristen er gået.",
      silently: (day: string) => `${day}, hvis ingen retter.`,
      published: "Offentligt",
      publishedText: (day: string) => day,
      publishedLater: "Når en koordinator har set det igennem for navne.",
      reached: "nået",
      here: "her er vi",
      ahead: "mangler",
    },
    page: {
      notForYou: "Referatet er sendt til dem, der var inviteret eller med på mødet. Når det er godkendt, kan alle medlemmer læse det her.",
      draftFor: "Kladden er kun for koordinatorerne. Den bliver sendt til alle, der var inviteret eller med.",
      text: "Referatet",
      version: (version: number, day: string) => `Udgave ${version}, sendt ${day}`,
      correctedSince: "Rettelser, der er skrevet ind, står i teksten.",
      locked: "Referatet er låst. Det bliver ikke ændret. Fejl, der findes senere, står som noter nederst.",
      present: "Til stede",
      apologies: "Afbud",
      parties: "Aktører",
      nobody: "Ingen noteret.",
      noText: "Der er ikke skrevet noget om punktet.",
      decisions: "Beslutninger",
      tasks: "Opgaver",
      carried: "Tages op igen på næste møde.",
      correct: "Ret dette punkt",
      pdf: "Hent som PDF",
      textFile: "Hent som tekst",
      seal: "Kontrolsum (SHA-256) af teksten for medlemmer",
      looked: (day: string) => `Set igennem for navne ${day}.`,
    },
    send: {
      title: "Send til godkendelse",
      who: (mail: number, hand: number) =>
        hand === 0
          ? `${mail} får referatet på e-mail med et personligt link.`
          : `${mail} får referatet på e-mail med et personligt link. ${hand} nås uden e-mail og kommer på en liste.`,
      silently: (days: number, day: string) =>
        `Sender du i dag, er referatet godkendt den ${day} (${days} dage), hvis ingen af dem, der var med, retter.`,
      after: "Når det er sendt, kan teksten kun ændres med rettelser, som alle kan se.",
      present: (n: number) => (n === 1 ? "1 er noteret som til stede og kan rette." : `${n} er noteret som til stede og kan rette.`),
      attendance: "Ret fremmøde",
      button: "Send til godkendelse",
      done: "Referatet er på vej til alle.",
      nobody: "Ingen er inviteret eller noteret som til stede. Notér fremmøde først.",
    },
    recall: {
      title: "Skriv videre",
      button: "Tag tilbage, og skriv videre",
      text: "Er noget helt galt, kan du tage referatet tilbage og sende en ny udgave. Rettelser, der er kommet, bliver stående.",
      done: "Referatet er en kladde igen.",
    },
    approve: {
      meeting: "Godkendt på mødet",
      publish: "Se den offentlige udgave igennem",
    },
    read: {
      title: "Referat til godkendelse",
      approvedTitle: "Godkendt referat",
      lead: (silent: string) => `Hvis ingen retter, er referatet godkendt den ${silent}.`,
      wasThere: (until: string) => `Du var med på mødet. Står der noget forkert, så ret det her til og med den ${until}. Du skal ikke logge ind.`,
      wasNotThere: "De, der var med på mødet, kan rette. Er du ikke noteret, men var der alligevel, så sig det til sekretariatet.",
      contact: (email: string) => `Sekretariatet: ${email}`,
      recalled: "Sekretæren skriver referatet om. Du får en ny udgave.",
      late: (day: string) => `Referatet er godkendt den ${day}. Det kan ikke rettes mere. Er der en fejl, så skriv til sekretariatet.`,
      thanks: "Tak. Din rettelse er sendt til sekretæren. Du får svar.",
    },
    note: {
      title: "Noter til referatet",
      add: "Skriv en note",
      lead: "Referatet er låst. En fejl, der er fundet senere, skriver du her. Noten får dags dato og kan ikke ændres.",
      text: "Note til medlemmer",
      textHint: "Skriv, hvad der er forkert i referatet, og hvad der er rigtigt.",
      publicText: "Note, som alle kan læse",
      publicTextHint: "Uden personer. Tomt felt: noten er kun for medlemmer.",
      save: "Gem noten",
      done: "Noten er gemt.",
      dated: (day: string) => `Note, ${day}`,
    },
  },
  {
    title: "The way of the minutes",
    link: "See where the minutes are",
    now: {
      coming: "The meeting has not been held yet.",
      draft: "The minutes are a draft. They have not been sent.",
      sent: (sent: string, silent: string) => `Sent on ${sent}. Approved on ${silent} if nobody corrects them.`,
      "held-up": (sent: string, open: number) =>
        open === 1
          ? `Sent on ${sent}. A correction waits for an answer before the minutes can be approved.`
          : `Sent on ${sent}. ${open} corrections wait for an answer before the minutes can be approved.`,
      approved: (day: string) => `Approved and locked on ${day}. The public version is not out yet.`,
      published: (day: string) => `Approved and locked on ${day}. Everyone can read the public version.`,
    },
    steps: {
      label: "From draft to public",
      draft: "Draft",
      draftText: "The secretary writes.",
      sent: "Sent",
      sentText: (day: string, version: number) => (version === 1 ? day : `${day}, version ${version}`),
      corrections: "Corrections",
      until: (day: string) => `Those who were there can correct until and including ${day}.`,
      counts: (accepted: number, declined: number, open: number) =>
        [
          accepted > 0 ? `${accepted} put in` : "",
          declined > 0 ? `${declined} not put in` : "",
          open > 0 ? `${open} waiting` : "",
        ]
          .filter(Boolean)
          .join(", "),
      noCorrections: "Nobody corrected them.",
      approved: "Approved",
      approvedWhen: { meeting: (day: string) => `${day}, at a meeting`, silence: (day: string) => `${day}, because nobody corrected them` },
      approvedLater: "At the next meeting, or when the time is up.",
      silently: (day: string) => `${day}, if nobody corrects them.`,
      published: "Public",
      publishedText: (day: string) => day,
      publishedLater: "When a coordinator has looked through them for names.",
      reached: "reached",
      here: "we are here",
      ahead: "still to come",
    },
    page: {
      notForYou: "The minutes were sent to those who were invited or came. When they are approved, all members can read them here.",
      draftFor: "The draft is for the coordinators only. It will be sent to all who were invited or came.",
      text: "The minutes",
      version: (version: number, day: string) => `Version ${version}, sent on ${day}`,
      correctedSince: "Corrections that were put in stand in the text.",
      locked: "The minutes are locked. They are not changed. Mistakes found later stand as notes at the end.",
      present: "Present",
      apologies: "Apologies",
      parties: "Parties",
      nobody: "Nobody noted.",
      noText: "Nothing is written about this item.",
      decisions: "Decisions",
      tasks: "Tasks",
      carried: "Taken up again at the next meeting.",
      correct: "Correct this item",
      pdf: "Get as PDF",
      textFile: "Get as text",
      seal: "Checksum (SHA-256) of the text for members",
      looked: (day: string) => `Looked through for names on ${day}.`,
    },
    send: {
      title: "Send to be approved",
      who: (mail: number, hand: number) =>
        hand === 0
          ? `${mail} get the minutes by email with a personal link.`
          : `${mail} get the minutes by email with a personal link. ${hand} are reached without email and come on a list.`,
      silently: (days: number, day: string) =>
        `If you send today, the minutes are approved on ${day} (${days} days), if none of those who were there corrects them.`,
      after: "Once they are sent, the text only changes by corrections that everyone can see.",
      present: (n: number) => (n === 1 ? "1 is noted as present and can correct." : `${n} are noted as present and can correct.`),
      attendance: "Change attendance",
      button: "Send to be approved",
      done: "The minutes are on their way to everyone.",
      nobody: "Nobody is invited or noted as present. Note attendance first.",
    },
    recall: {
      title: "Go on writing",
      button: "Take back and go on writing",
      text: "If something is quite wrong, you can take the minutes back and send a new version. Corrections that have come stay.",
      done: "The minutes are a draft again.",
    },
    approve: {
      meeting: "Approved at the meeting",
      publish: "Look through the public version",
    },
    read: {
      title: "Minutes to be approved",
      approvedTitle: "Approved minutes",
      lead: (silent: string) => `If nobody corrects them, the minutes are approved on ${silent}.`,
      wasThere: (until: string) => `You were at the meeting. If something is wrong, correct it here until and including ${until}. You need not sign in.`,
      wasNotThere: "Those who were at the meeting can correct them. If you were there but are not noted, tell the secretary.",
      contact: (email: string) => `Secretary: ${email}`,
      recalled: "The secretary is rewriting the minutes. You will get a new version.",
      late: (day: string) => `The minutes were approved on ${day}. They can no longer be corrected. If there is a mistake, write to the secretary.`,
      thanks: "Thank you. Your correction has gone to the secretary. You will get an answer.",
    },
    note: {
      title: "Notes to the minutes",
      add: "Write a note",
      lead: "The minutes are locked. A mistake that was found later is written here. The note gets today's date and cannot be changed.",
      text: "Note for members",
      textHint: "Write what is wrong in the minutes, and what is right.",
      publicText: "Note that everyone can read",
      publicTextHint: "Without persons. Empty: the note is for members only.",
      save: "Save the note",
      done: "The note is saved.",
      dated: (day: string) => `Note, ${day}`,
    },
  },
);
