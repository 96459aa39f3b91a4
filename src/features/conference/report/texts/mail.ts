/** What the mails after a conference say. Mails are in Danish. */
export const mailWords = {
  greeting: (name: string) => (name === "" ? "Hej" : `Kære ${name}`),
  thanks: {
    subject: (title: string) => `Tak, fordi du var med: ${title}`,
    lead: (title: string) => `Tak, fordi du meldte dig til konferencen “${title}”. Hvordan var den for dig?`,
    ask: (until: string) => `Du kan svare på tre korte spørgsmål til ${until}. Kom du ikke alligevel, så lad dem ligge.`,
    anonymous: "Linket er ens for alle, så ingen kan se, hvad netop du svarer.",
    link: "Svar på tre spørgsmål",
  },
  report: {
    subject: (title: string) => `Rapporten er klar: ${title}`,
    lead: (title: string) => `Rapporten fra konferencen “${title}” er klar.`,
    what: "Den fortæller, hvem der kom, hvad deltagerne syntes, og hvad der er kommet ud af det. Siden følger med: der kan du se, når der sker noget nyt.",
    link: "Læs rapporten",
  },
  corrected: {
    subject: (title: string) => `Rapporten er rettet: ${title}`,
    lead: (title: string) => `Vi har skrevet til dig, at rapporten fra konferencen “${title}” er klar. Nu er den rettet.`,
    why: (why: string) => `Hvad der er rettet: ${why}`,
    next: "Den rettede rapport står samme sted som før.",
    link: "Læs rapporten",
  },
  withdrawn: {
    subject: (title: string) => `Rapporten er trukket tilbage: ${title}`,
    lead: (title: string) => `Vi har skrevet til dig, at rapporten fra konferencen “${title}” er klar. Nu er den trukket tilbage, så ingen kan læse den.`,
    why: (why: string) => `Hvorfor: ${why}`,
    next: "Kommer den ud igen, skriver vi til dig.",
    link: "Se, hvor den stod",
  },
  footer: (organiser: string, body: string, contact: string) =>
    [organiser === body ? body : `${organiser} · ${body}`, contact && `Spørgsmål: ${contact}`, "Du får mailen, fordi du var tilmeldt konferencen med denne e-mail."].filter(Boolean).join("\n"),
} as const;
