/** What the mail to a facilitator says. Mails are in Danish. */
export const mailWords = {
  subject: (workshop: string) => `Din workshop: ${workshop}`,
  greeting: "Hej",
  lead: (workshop: string, conference: string) => `Du leder workshoppen “${workshop}” på konferencen “${conference}”.`,
  what: "På workshoppens side skriver du noter og højst fem anbefalinger, og du tæller, hvem der støtter dem. Du kan bruge telefon, tablet eller computer.",
  public: "Alle kan læse anbefalingerne, når arrangøren har set dem igennem og frigivet dem. Noterne bliver ikke offentlige.",
  until: (moment: string) => `Linket er til dig og dem, du leder workshoppen med. Det virker til ${moment}.`,
  open: "Åbn workshoppens side",
  footer: (organiser: string, body: string, contact: string) =>
    [organiser === body ? body : `${organiser} · ${body}`, contact && `Spørgsmål: ${contact}`, "Du får mailen, fordi arrangøren har skrevet, at du leder en workshop."].filter(Boolean).join("\n"),
} as const;
