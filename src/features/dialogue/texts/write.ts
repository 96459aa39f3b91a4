import { defineTexts } from "../../../platform/i18n/lang.ts";

const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join(", ");
const quotedInEnglish = (words: readonly string[]) => words.map((word) => `“${word}”`).join(", ");

/** Writing a statement of one's own. */
export const writeTexts = defineTexts(
  {
    door: "Skriv dit eget udsagn",
    doorText: "Mangler der noget? Skriv det som et kort udsagn, som andre kan svare på.",
    title: "Skriv dit eget udsagn",
    lead: "Mangler der noget? Skriv det, så andre kan sige, om de er enige.",
    adviceTitle: "Et godt udsagn",
    advice: [
      "Siger én ting. Har du to, så skriv to udsagn. Ellers ved man ikke, hvad folk svarer på.",
      "Kan forstås af en, der ikke har læst de andre.",
      "Handler om stedet eller om det, der sker, aldrig om en bestemt person.",
    ],
    example: "For eksempel: “Der skal være lys i porten om natten.”",
    label: "Dit udsagn",
    hint: "Ingen navne, telefonnumre eller CPR-numre.",
    left: "{n} tegn tilbage",
    send: "Send udsagnet",
    nextTitle: "Det sker der",
    next: [
      "En, som forummet har valgt, læser det inden for 3 arbejdsdage. Så kan alle svare på det.",
      "Vi retter aldrig i det, du skriver. To fra hver sin side skal være enige, før noget bliver sendt tilbage, og du får grunden at vide.",
      "Når alle kan svare på det, tæller det, at du selv er enig. Det kan du ændre under Dine svar.",
      "Du får en kode, så du kan følge det. Vi ved ikke, hvem du er.",
    ],
    policy: "Det offentliggør vi, og det gør vi ikke",
    lookTitle: "Før du sender",
    notSent: "Dit udsagn er ikke sendt endnu.",
    similarTitle: "Står det her allerede?",
    similarLead: "Her er udsagn, der ligner dit. Svar på et af dem i stedet, hvis det siger det, du mener. Mener du det modsatte, så svar Uenig.",
    answered: (answer: string) => `Du har svaret: ${answer}`,
    namesTitle: "Er det en person?",
    names: (words: readonly string[]) =>
      `${quoted(words)} ligner et navn. Udsagn handler aldrig om en bestemt person. Er det et sted eller andet, så send det bare.`,
    yours: "Dit udsagn",
    sendAnyway: "Send mit alligevel",
    notPerson: "Det er ikke en person. Send det",
    instead: "Svar på det i stedet",
    errors: {
      too_short: "Skriv en hel sætning, som andre kan være enige eller uenige i.",
      statement_too_long: "Udsagnet er over 140 tegn. Gør det kortere, eller del det i to.",
      person_mail: "Der står en e-mailadresse. Slet den. Udsagn handler ikke om en bestemt person.",
      same_words: "Det udsagn er der allerede. Du kan svare på det her nedenunder.",
      written_before: "Det udsagn har du allerede sendt. Du kan se, hvordan det går, under Dine svar.",
      too_many_waiting: "Fem af dine udsagn venter på at blive læst. Det, du skrev, står her stadig. Kom igen, når de er læst.",
      no_cookie: "Din browser gemmer ikke det tilfældige tal, dine svar hører til. Tillad cookies fra denne side, og prøv igen.",
    },
    usualPolicy:
      "Vi offentliggør alle udsagn, der handler om spørgsmålet, også dem, vi selv er uenige i. Vi sender et udsagn tilbage, hvis det nævner eller peger på en bestemt person, truer eller taler hadefuldt om nogen, handler om noget andet, siger flere ting på én gang, eller ikke kan forstås. Siger det samme som et andet, lægger vi dem sammen.",
  },
  {
    door: "Write a statement of your own",
    doorText: "Is anything missing? Write it as a short statement that others can answer.",
    title: "Write a statement of your own",
    lead: "Is anything missing? Write it, so that others can say whether they agree.",
    adviceTitle: "A good statement",
    advice: [
      "Says one thing. If you have two, write two statements. Else nobody knows what people answer.",
      "Can be understood by someone who has not read the others.",
      "Is about the place or about what happens, never about a particular person.",
    ],
    example: "For example: “There should be light in the gateway at night.”",
    label: "Your statement",
    hint: "No names, phone numbers or CPR numbers.",
    left: "{n} characters left",
    send: "Send the statement",
    nextTitle: "What happens",
    next: [
      "Someone whom the forum has chosen reads it within 3 working days. Then everyone can answer it.",
      "We never change what you write. Two people from different sides must agree before anything is returned, and you are told why.",
      "When everyone can answer it, it counts that you agree yourself. You can change that under Your answers.",
      "You get a code to follow it with. We do not know who you are.",
    ],
    policy: "What we publish, and what we do not",
    lookTitle: "Before you send",
    notSent: "Your statement has not been sent yet.",
    similarTitle: "Is this here already?",
    similarLead: "These statements are like yours. Answer one of them instead if it says what you mean. If you mean the opposite, answer Disagree.",
    answered: (answer) => `You have answered: ${answer}`,
    namesTitle: "Is that a person?",
    names: (words) =>
      `${quotedInEnglish(words)} looks like a name. Statements are never about a particular person. If it is a place or something else, just send it.`,
    yours: "Your statement",
    sendAnyway: "Send mine anyway",
    notPerson: "It is not a person. Send it",
    instead: "Answer it instead",
    errors: {
      too_short: "Write a whole sentence that others can agree or disagree with.",
      statement_too_long: "The statement has more than 140 characters. Make it shorter, or split it in two.",
      person_mail: "There is an email address. Delete it. Statements are not about a certain person.",
      same_words: "That statement is here already. You can answer it below.",
      written_before: "You have sent that statement already. Under Your answers you can see how it goes.",
      too_many_waiting: "Five of your statements wait to be read. What you wrote is still here. Come back when they have been read.",
      no_cookie: "Your browser does not keep the random number your answers belong to. Allow cookies from this page and try again.",
    },
    usualPolicy:
      "We publish all statements that are about the question, also those we disagree with ourselves. We return a statement when it names or points at a particular person, threatens anybody or speaks of them with hate, is about something else, says several things at once, or cannot be understood. If it says the same as another, we put them together.",
  },
);
