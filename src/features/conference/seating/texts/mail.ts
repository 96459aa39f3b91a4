/** What the mail says with which somebody gets their programme. Mails are in Danish. */
export const programmeMailWords = {
  subject: (title: string) => `Dit program: ${title}`,
  changedSubject: (title: string) => `Dit program er ændret: ${title}`,
  lead: (title: string) => `Pladserne i workshops på konferencen “${title}” er fordelt. Her er dit program.`,
  changedLead: (title: string) => `Dine pladser i workshops på konferencen “${title}” er ændret. Her er dit nye program.`,
  none: (round: number) => `Workshop, runde ${round}: ingen plads`,
  calendar: "Programmet ligger også i den vedhæftede kalenderfil. På din egen side kan du se det, printe det og melde fra.",
  open: "Se dit program",
} as const;
