import type { Bilingual } from "../../platform/i18n/lang.ts";

/** One kind of data that an installation keeps, told to the people it is about. */
export interface DataKind {
  readonly key: string;
  readonly what: Bilingual;
  readonly why: Bilingual;
  /** Who can see it, and where it lies. */
  readonly where: Bilingual;
  readonly howLong: Bilingual;
}

/**
 * Every kind of data that is kept, for the privacy page. A feature that begins to keep something adds a line here, and
 * the same line with its tables in docs/privacy.md.
 */
export const dataKinds: readonly DataKind[] = [
  {
    key: "report",
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
  },
  {
    key: "report-mail",
    what: { da: "Din mailadresse, hvis du vil have nyt om din henvendelse", en: "Your mail address, if you want news of your report" },
    why: { da: "For at fortælle dig, hvad der kom ud af det", en: "To tell you what came of it" },
    where: { da: "For sig selv, ikke sammen med henvendelsen", en: "By itself, apart from the report" },
    howLong: { da: "Til 30 dage efter, at henvendelsen er lukket", en: "Until 30 days after the report is closed" },
  },
  {
    key: "public-line",
    what: { da: "Den linje, en koordinator skriver om en henvendelse", en: "The line a coordinator writes about a report" },
    why: { da: "Så alle kan se, hvad der sker", en: "So that everyone can see what happens" },
    where: { da: "Offentlig. Den nævner aldrig en person", en: "Public. It never mentions a person" },
    howLong: { da: "Bliver stående", en: "Stays" },
  },
  {
    key: "member",
    what: { da: "Medlemmer: navn, mail, telefon, og hvordan man når dem", en: "Members: name, mail, phone, and how to reach them" },
    why: { da: "For at indbyde til møder og lade dem logge ind", en: "To invite to meetings and to let them sign in" },
    where: { da: "Kun koordinatorerne ser det", en: "Only the coordinators see it" },
    howLong: {
      da: "Mail og telefon slettes, når medlemmet går ud",
      en: "Mail and phone are erased when the member leaves",
    },
  },
  {
    key: "representation",
    what: { da: "Hvem der taler for hvilken aktør", en: "Who speaks for which party" },
    why: { da: "For at vide, hvem der er hørt", en: "To know who has been heard" },
    where: { da: "I netværket. Offentligt står kun aktøren", en: "In the network. In public only the party is named" },
    howLong: { da: "Bliver stående", en: "Stays" },
  },
  {
    key: "meetings",
    what: { da: "Svar på indbydelser og fremmøde", en: "Answers to invitations, and attendance" },
    why: { da: "For at planlægge møder og skrive referat", en: "To plan meetings and write minutes" },
    where: { da: "I netværket. Aldrig offentligt person for person", en: "In the network. Never public person by person" },
    howLong: { da: "Sammen med mødet", en: "With the meeting" },
  },
  {
    key: "records",
    what: {
      da: "Referater, beslutninger, breve, svar og planens dokumentation",
      en: "Minutes, decisions, letters, replies and the proofs of the plan",
    },
    why: { da: "Det er det, vi har besluttet og gjort", en: "They are what we decided and did" },
    where: { da: "Offentligt, uden oplysninger om enkelte personer", en: "Public, without data on individual people" },
    howLong: { da: "Bliver stående: det er akter", en: "Stay: they are records" },
  },
  {
    key: "mail",
    what: { da: "Mails, vi har sendt", en: "Mails we have sent" },
    why: { da: "Så en mail, der ikke kom frem, kan sendes igen", en: "So that a mail that did not arrive can be sent again" },
    where: { da: "På vores egen server", en: "On our own server" },
    howLong: { da: "Adresse og tekst slettes efter 30 dage", en: "Address and text are erased after 30 days" },
  },
  {
    key: "session",
    what: { da: "Log ind og personlige links", en: "Sign-in and personal links" },
    why: { da: "For at du kan blive ved med at være logget ind", en: "So that you stay signed in" },
    where: { da: "På vores egen server, og en cookie hos dig", en: "On our own server, and one cookie with you" },
    howLong: { da: "Til de udløber, højst 30 dage derefter", en: "Until they expire, at most 30 days after" },
  },
  {
    key: "audit",
    what: { da: "Hvem der som medlem har ændret hvad", en: "Which member changed what" },
    why: { da: "For at man kan se, hvordan noget blev til", en: "To see how something came about" },
    where: { da: "På vores egen server. Det, gæster gør, står der ikke", en: "On our own server. What visitors do is not in it" },
    howLong: { da: "Bliver stående", en: "Stays" },
  },
  {
    key: "sent-form",
    what: { da: "At en formular er sendt", en: "That a form was sent" },
    why: { da: "Så to tryk på knappen ikke bliver til to", en: "So that two presses do not become two" },
    where: { da: "Som en kode, der ikke kan læses tilbage", en: "As a code that cannot be read back" },
    howLong: { da: "To dage", en: "Two days" },
  },
];
