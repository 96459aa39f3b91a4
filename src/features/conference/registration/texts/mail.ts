/** What mails about a registration say. Mails are in Danish. */
export const mailWords = {
  greeting: (name: string) => (name === "" ? "Hej" : `Kære ${name}`),
  open: "Se din tilmelding",
  answer: "Svar på tilbuddet",
  seated: {
    subject: (title: string) => `Du har en plads: ${title}`,
    lead: (title: string) => `Du er tilmeldt konferencen “${title}”, og du har en plads.`,
    change: "Konferencen ligger i den vedhæftede kalenderfil. Bliver du forhindret, så meld fra på din egen side. Så kan en anden få pladsen.",
  },
  waiting: {
    subject: (title: string) => `Du står på venteliste: ${title}`,
    lead: (title: string) => `Alle pladser på konferencen “${title}” er taget. Du står nu på ventelisten.`,
    place: (number: number) => `Du er nummer ${number} på listen.`,
    next: "Bliver der en plads til dig, skriver vi. Vi tilbyder pladserne i den rækkefølge, I meldte jer til.",
  },
  offered: {
    subject: (title: string) => `Der er en plads til dig: ${title}`,
    lead: (title: string) => `Der er blevet en plads til dig på konferencen “${title}”.`,
    until: (deadline: string) => `Vi holder pladsen til dig til ${deadline}. Sig ja eller nej på din egen side.`,
    otherwise: "Svarer du ikke inden da, går pladsen videre til den næste på listen.",
  },
  cancelled: {
    subject: (title: string) => `Du er meldt fra: ${title}`,
    lead: (title: string) => `Du er meldt fra konferencen “${title}”. Tak, fordi du sagde det: så kan en anden komme med.`,
    calendar: "Ligger konferencen i din kalender, så slet den der.",
  },
  declined: {
    subject: (title: string) => `Du har sagt nej til pladsen: ${title}`,
    lead: (title: string) => `Du har sagt nej til pladsen på konferencen “${title}”. Tak for svaret. Den næste på listen får den tilbudt.`,
  },
  expired: {
    subject: (title: string) => `Pladsen er gået videre: ${title}`,
    lead: (title: string) => `Vi holdt en plads til dig på konferencen “${title}”, men fristen er gået. Pladsen er gået videre til den næste.`,
    again: "Vil du stadig gerne med? Så længe tilmeldingen er åben, kan du komme på ventelisten igen på din egen side. Ellers ring eller skriv til kontakten herunder.",
  },
  called_off: {
    subject: (title: string) => `Aflyst: ${title}`,
    lead: (title: string) => `Konferencen “${title}” er aflyst.`,
  },
  signedUpAgain: {
    subject: (title: string) => `Du er meldt til før: ${title}`,
    lead: "Nogen, måske du selv, har lige meldt sig til konferencen med din e-mail. Du er meldt til i forvejen, så der er ikke kommet en plads mere.",
    change: "Det, der blev skrevet denne gang, har vi ikke gemt. Vil du rette noget, så gør det på din egen side.",
    other: "Er det en anden, der står på siden? Så deler I en e-mail, eller nogen har skrevet din ved en fejl. Meld dig til uden e-mail, så får du en kode med det samme. Eller spørg kontakten herunder.",
  },
  notYou: "Har du ikke selv meldt dig til? Så har nogen skrevet din e-mail, måske ved en fejl. Meld fra på siden, eller spørg kontakten herunder.",
  why: "Du får mailen, fordi du er tilmeldt konferencen med denne e-mail.",
  footer: (organiser: string, body: string, contact: string, why: string) => [organiser === body ? body : `${organiser} · ${body}`, contact && `Spørgsmål: ${contact}`, why].filter(Boolean).join("\n"),
} as const;

/** What the mail says that asks whether an address is its reader's. */
export const newAddressWords = {
  greeting: "Hej",
  subject: (title: string) => `Er det din e-mail? ${title}`,
  lead: (title: string) => `Nogen, måske du selv, har skrevet denne e-mail i en tilmelding til konferencen “${title}”.`,
  yours: "Er det dig? Så åbn linket, og tryk på knappen. Først da skriver vi til dig her.",
  notYours: (moment: string) => `Er det ikke dig? Så skal du ikke gøre noget. Vi bruger ikke din e-mail, og vi glemmer den ${moment}. Du kan stadig selv melde dig til med den.`,
  open: "Svar på, om det er din e-mail",
  why: "Du får mailen, fordi nogen har skrevet denne e-mail i en tilmelding.",
} as const;
