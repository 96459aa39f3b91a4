import { defineTexts } from "../../platform/i18n/lang.ts";

export const texts = defineTexts(
  {
    title: "Vi finder løsningerne sammen",
    lead: (district: string) =>
      `Kvarter er fælles for alle, der lever med det åbne stofmiljø på ${district}: naboer, personer der bruger stoffer, butikker, tilbud, politi og rådhus. Sig, hvad du ser, og følg, hvad vi beslutter, hvad der bliver svaret, og hvad der bliver gjort.`,
    danger: "Er nogen i fare lige nu?",
    call: "Ring 112",
    waiting: "Det venter på dig",
    moreWaiting: (n: number) => `${n} ting mere venter`,
    doors: "Hvad vil du?",
    thread: "Fra gaden til rådhuset og tilbage",
    threadLead: "Alt begynder med noget, nogen har set. Tråden viser, hvor langt det er nået. Tallene er dem, alle kan slå op.",
    stations: {
      seen: "set på gaden",
      talked: "talt om",
      decided: "besluttet",
      answered: "besvaret",
      done: "gjort",
    },
    quiet: "Det begynder her",
    quietBody: "Når der er et møde, en beslutning eller et svar, står det på denne side.",
    install: {
      title: "Kvarter er klar",
      lead: "Her er ingen bydel endnu. Den, der passer serveren, begynder med to linjer i terminalen.",
      district: "Først bydelen, og hvem der er ansvarlig for den:",
      member: "Så den første koordinator, som derefter kan logge ind med sin mailadresse:",
      after: "Åbn så denne side igen.",
    },
  },
  {
    title: "We find the solutions together",
    lead: (district) =>
      `Kvarter belongs to everyone who lives with the open drug scene in ${district}: neighbours, people who use drugs, shops, services, police and city hall. Say what you see, and follow what we decide, what is answered and what is done.`,
    danger: "Is someone in danger right now?",
    call: "Call 112",
    waiting: "This waits for you",
    moreWaiting: (n) => `${n} more things wait`,
    doors: "What do you want to do?",
    thread: "From the street to city hall and back",
    threadLead: "Everything begins with something that somebody saw. The thread shows how far it has come. The numbers count what everyone can look up.",
    stations: {
      seen: "seen on the street",
      talked: "talked about",
      decided: "decided",
      answered: "answered",
      done: "done",
    },
    quiet: "It begins here",
    quietBody: "When there is a meeting, a decision or a reply, it stands on this page.",
    install: {
      title: "Kvarter is ready",
      lead: "There is no neighbourhood here yet. Whoever looks after the server begins with two lines in the terminal.",
      district: "First the neighbourhood, and who is responsible for it:",
      member: "Then the first coordinator, who can sign in with that email address afterwards:",
      after: "Then open this page again.",
    },
  },
);
