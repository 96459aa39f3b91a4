/** What mails about a conference that was moved say. Mails are in Danish. */
export const movedMailWords = {
  subject: { time: "Ny tid", place: "Nyt sted", both: "Ny tid og nyt sted" },
  lead: { time: "har fået en ny tid", place: "har fået et nyt sted", both: "har fået en ny tid og et nyt sted" },
  time: (was: string, is: string) => `Tid før: ${was}\nTid nu: ${is}`,
  sameTime: (when: string) => `Tiden er den samme: ${when}.`,
  place: (was: string, is: string) => `Sted før: ${was}\nSted nu: ${is}`,
  samePlace: (place: string) => `Stedet er det samme: ${place}.`,
  seated: {
    lead: (title: string, what: string) => `Konferencen “${title}”, som du er tilmeldt, ${what}.`,
    stands: "Du har stadig din plads. Kan du ikke komme, så meld fra på din egen side. Så kan en anden få pladsen.",
  },
  waiting: {
    lead: (title: string, what: string) => `Konferencen “${title}”, som du står på venteliste til, ${what}.`,
    stands: "Du står der stadig. Kan du ikke komme, så meld fra på din egen side.",
  },
  offered: {
    lead: (title: string, what: string) => `Konferencen “${title}”, som du er tilbudt en plads på, ${what}.`,
    stands: "Vi holder stadig pladsen til dig. Husk at svare på tilbuddet på din egen side.",
  },
  invited: {
    lead: (title: string, what: string) => `Konferencen “${title}”, som vi har inviteret dig til, ${what}.`,
    stands: "Invitationen gælder stadig.",
  },
  calendar: "Kalenderfilen retter konferencen i din kalender.",
  calendarWithProgramme: "Kalenderfilerne retter konferencen og dine workshops i din kalender.",
} as const;

/** What mails about somebody's own programme say when something in it has changed. */
export const programmeChangedWords = {
  subject: (title: string) => `Dit program er ændret: ${title}`,
  lead: (title: string) => `Noget i dit program på konferencen “${title}” er ændret. Det her er nyt for dig:`,
  rest: "Resten er, som det var. Du har stadig din plads på konferencen.",
  calendar: "Kalenderfilen retter konferencen i din kalender.",
  calendars: "Kalenderfilerne retter konferencen og dit program i din kalender.",
  dropped: "Det, der udgår, skal du selv slette i din kalender. Vil du med til noget andet i stedet, så ring eller skriv til kontakten herunder.",
} as const;
