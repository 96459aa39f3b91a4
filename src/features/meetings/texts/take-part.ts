import { defineTexts } from "../../../platform/i18n/lang.ts";

/** How somebody who does not sit in the forum takes part in it. */
export const takePartTexts = defineTexts(
  {
    title: "Vil du være med?",
    seats: "I forummet sidder de, der taler for grupperne og organisationerne i netværket.",
    parties: "Se, hvem der er med",
    agenda: "Alle kan foreslå noget til dagsordenen. Du behøver ikke en konto, og du behøver ikke sige, hvem du er. Koordinatorerne læser det og kan sætte det på dagsordenen.",
    ways: "Det kan du gøre",
    ask: (body: string) => `Vil du komme til et møde, eller vil du spørge om noget? Skriv til ${body}.`,
    member: "Sidder du i forummet?",
    signIn: "Log ind",
    fromMeeting: "Vil du være med, eller vil du have noget på dagsordenen?",
    fromMeetingLink: "Se, hvordan du gør",
  },
  {
    title: "Would you like to take part?",
    seats: "Those who sit in the forum speak for the groups and organisations in the network.",
    parties: "See who takes part",
    agenda: "Anyone can suggest something for the agenda. You need no account, and you need not say who you are. The coordinators read it and can put it on the agenda.",
    ways: "What you can do",
    ask: (body) => `Would you like to come to a meeting, or ask about something? Write to ${body}.`,
    member: "Do you sit in the forum?",
    signIn: "Sign in",
    fromMeeting: "Would you like to take part, or put something on the agenda?",
    fromMeetingLink: "See how",
  },
);
