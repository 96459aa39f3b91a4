import { defineTexts } from "../../../platform/i18n/lang.ts";

/** Words of the mails, which are written in Danish. */
export const mailTexts = defineTexts(
  {
    greeting: (name: string) => `Kære ${name}`,
    asked: {
      subject: (title: string) => `Hvornår kan du? ${title}`,
      lead: (title: string) => `Vi vil finde en tid til: ${title}. Hvilke af disse tider passer dig?`,
    },
    reminded: {
      subject: (title: string) => `Husk at svare: ${title}`,
      lead: (title: string) => `Vi mangler dit svar om en tid til: ${title}. Hvilke af disse tider passer dig?`,
    },
    place: (place: string) => `Sted, hvis der ikke står andet: ${place}.`,
    deadline: (day: string) => `Svar senest ${day}. Du skal ikke logge ind, og du kan ændre dit svar indtil da.`,
    link: "Svar på, hvornår du kan",
    cancelled: {
      subject: (title: string) => `Vi søger ikke længere en tid til: ${title}`,
      lead: (title: string) => `Vi bad dig sige, hvornår du kan mødes om: ${title}. Det er opgivet. Grunden er:`,
      nothing: "Du skal ikke gøre noget. Linket i den første mail virker ikke mere.",
    },
    footer: (body: string) => `Du får denne mail, fordi du er medlem af netværket omkring ${body}.`,
  },
  {
    greeting: (name) => `Dear ${name}`,
    asked: {
      subject: (title) => `When can you come? ${title}`,
      lead: (title) => `We are looking for a time for: ${title}. Which of these times suit you?`,
    },
    reminded: {
      subject: (title) => `Remember to answer: ${title}`,
      lead: (title) => `We have not had your answer about a time for: ${title}. Which of these times suit you?`,
    },
    place: (place) => `Place, unless something else is said: ${place}.`,
    deadline: (day) => `Answer by ${day}. You need not sign in, and you can change your answer until then.`,
    link: "Say when you can come",
    cancelled: {
      subject: (title) => `We no longer look for a time for: ${title}`,
      lead: (title) => `We asked you when you could meet about: ${title}. It has been given up. The reason is:`,
      nothing: "You need do nothing. The link in the first email no longer works.",
    },
    footer: (body) => `You get this email because you are a member of the network around ${body}.`,
  },
);
