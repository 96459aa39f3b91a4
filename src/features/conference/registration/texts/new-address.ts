import { defineTexts } from "../../../../platform/i18n/lang.ts";

interface Reached {
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

/** What those read who write another mail address into their registration, and who gets the mail to it. */
export const texts = defineTexts(
  {
    waits: (email: string) => `Vi har skrevet til ${email}. Tryk i mailen, så bruger vi den fremover.`,
    untilThen: {
      mail: ({ email }: Reached) => `Indtil da skriver vi til ${email}, som før.`,
      phone: ({ phone }: Reached) => `Indtil da ringer vi til ${phone}, hvis der sker noget.`,
      letter: ({ address }: Reached) => (address ? "Indtil da skriver vi til dig med posten, som før." : "Indtil da kan vi ikke skrive til dig, så gem din kode."),
    },
    until: (moment: string) => `Linket i mailen virker til ${moment}. Så glemmer vi adressen, hvis ingen har trykket.`,
    again: "Send mailen igen",
    drop: "Brug den ikke alligevel",
    stillWaits: (email: string) => `${email} venter på, at du trykker i mailen. Du behøver ikke skrive den igen her.`,
    saved: {
      by_code: "Din tilmelding er rettet. Vi skriver ikke til dig mere. Brug koden her på siden i stedet for linket.",
      address: "Det, du rettede, er gemt. Nu mangler du kun at sige ja i mailen til den nye adresse.",
      address_mailed: "Mailen er på vej igen. Er den der ikke om ti minutter, så se efter i uønsket post.",
      address_dropped: "Vi bruger ikke den nye e-mail og har glemt den.",
      address_confirmed: "Tak. Nu er det din e-mail, vi skriver til. Du får også en mail med linket til siden her.",
    },
    errors: {
      too_many_mails: "Der er sendt mange mails til den adresse på kort tid. Se i den nyeste. Ellers vent et kvarter, og prøv igen.",
    },
    ask: {
      title: "Er det din e-mail?",
      lead: (email: string) => `Nogen, måske du selv, har skrevet ${email} i en tilmelding til konferencen.`,
      yours: "Er det dig, så tryk ja. Så viser vi dig tilmeldingen, og vi skriver til dig her fremover.",
      notYours: (moment: string) => `Er det ikke dig, så tryk nej, eller luk siden. Vi bruger ikke din e-mail, og vi glemmer den senest ${moment}. Du kan stadig selv melde dig til med den.`,
      yes: "Ja, det er min tilmelding",
      no: "Nej, det er ikke mig",
      done: "Der er ikke mere at svare på",
      doneBody: "Har du sagt ja før, så har du fået en mail med linket til din tilmelding. Ellers er adressen ikke i brug, og vi har glemt den.",
      refused: "Tak for svaret. Vi har glemt din e-mail.",
    },
  },
  {
    waits: (email) => `We have written to ${email}. Press the link in that email, and we use it from then on.`,
    untilThen: {
      mail: ({ email }) => `Until then we write to ${email}, as before.`,
      phone: ({ phone }) => `Until then we call ${phone} if anything happens.`,
      letter: ({ address }) => (address ? "Until then we write to you by post, as before." : "Until then we cannot write to you, so keep your code."),
    },
    until: (moment) => `The link in the email works until ${moment}. Then we forget the address if nobody has pressed it.`,
    again: "Send the email again",
    drop: "Do not use it after all",
    stillWaits: (email) => `${email} waits for you to press the link in the email. You need not write it again here.`,
    saved: {
      by_code: "Your registration is changed. We do not write to you any more. Use the code on this page instead of the link.",
      address: "What you changed is saved. Now you only have to say yes in the email to the new address.",
      address_mailed: "The email is on its way again. If it is not there within ten minutes, look among unwanted email.",
      address_dropped: "We do not use the new email address and have forgotten it.",
      address_confirmed: "Thank you. From now on we write to you there. You also get an email with the link to this page.",
    },
    errors: {
      too_many_mails: "Many emails have been sent to that address in a short time. Look in the newest. Otherwise wait a quarter of an hour and try again.",
    },
    ask: {
      title: "Is this your email address?",
      lead: (email) => `Somebody, perhaps you yourself, has written ${email} in a registration for the conference.`,
      yours: "If it was you, press yes. Then we show you the registration, and write to you here from then on.",
      notYours: (moment) => `If it was not you, press no, or close the page. We do not use your email address, and forget it ${moment} at the latest. You can still sign up with it yourself.`,
      yes: "Yes, it is my registration",
      no: "No, that is not me",
      done: "There is nothing more to answer",
      doneBody: "If you have said yes before, you have got an email with the link to your registration. Otherwise the address is not in use, and we have forgotten it.",
      refused: "Thank you for the answer. We have forgotten your email address.",
    },
  },
);
