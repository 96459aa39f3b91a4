/** What mails about a reading pack say. Mails are in Danish. */
export const readingMailWords = {
  subject: (title: string) => `Læs inden konferencen: ${title}`,
  moreSubject: (title: string) => `Mere at læse inden konferencen: ${title}`,
  lead: (title: string) => `Du er tilmeldt konferencen “${title}”. Nu kan du læse det, vi tager udgangspunkt i.`,
  moreLead: (title: string) => `Der er kommet mere i læsemappen til konferencen “${title}”.`,
  enough: "Læs det, du når. Hver tekst har et resumé på højst en side, så du kan være med uden at læse det hele.",
  pdf: "Alle resuméer som én PDF til at printe:",
  open: "Åbn læsemappen",
} as const;
