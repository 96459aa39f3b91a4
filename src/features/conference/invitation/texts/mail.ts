/** What the letter and the mails of an invitation say. Both are in Danish. */
export const letterWords = {
  title: (title: string) => `Invitation: ${title}`,
  audience: "Alle, der er inviteret",
  lead: (title: string) => `Vi inviterer dig til konferencen “${title}”.`,
  programme: "Program",
  answer: "Svar på invitationen",
  before: (moment: string) => `Svar senest ${moment}.`,
  how: "Har du fået brevet med mail, svarer du på din egen side, som mailen fører til. Har du fået det på papir, står koden til din side i brevet. Du kan også ringe eller skrive til kontakten.",
  contact: (line: string) => `Kontakt: ${line}`,
  /** On paper, to one person. */
  paper: {
    to: "Til",
    code: "Din kode:",
    answer: "Skriv koden her, eller scan med telefonen:",
    scan: "QR-kode til",
    numbers: "Brevet med numre og brevhoved:",
    example: "Eksempel",
  },
} as const;

export const mailWords = {
  greeting: (name: string) => (name === "" ? "Hej" : `Kære ${name}`),
  button: "Svar på invitationen",
  letter: (href: string) => `Brevet med sagsnummer og dokumentnummer, også som PDF: ${href}`,
  answer: "På din egen side kan du sige ja eller nej. Adressen er kun til dig.",
  before: (moment: string) => `Svar senest ${moment}.`,
  invited: { subject: (title: string) => `Invitation: ${title}` },
  reminded: {
    subject: (title: string) => `Kommer du? ${title}`,
    lead: (title: string) => `Vi har inviteret dig til konferencen “${title}” og vil gerne vide, om du kommer.`,
    no: "Kan du ikke komme, så sig nej. Det tager et øjeblik. Vi minder dig kun om det denne ene gang.",
  },
  called_off: {
    subject: (title: string) => `Aflyst: ${title}`,
    lead: (title: string) => `Konferencen “${title}”, som vi har inviteret dig til, er aflyst.`,
    nothing: "Du behøver ikke svare på invitationen.",
  },
  footer: (organiser: string, body: string, contact: string) =>
    [organiser === body ? body : `${organiser} · ${body}`, contact && `Spørgsmål: ${contact}`, "Du får mailen, fordi du er inviteret til konferencen med denne e-mail. Vi sletter den bagefter."].filter(Boolean).join("\n"),
} as const;
