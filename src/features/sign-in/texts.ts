import { defineTexts } from "../../platform/i18n/lang.ts";

export const texts = defineTexts(
  {
    signIn: {
      title: "Log ind",
      lead: "Skriv din e-mailadresse. Så sender vi dig et link, som du logger ind med. Du skal ikke bruge en adgangskode.",
      email: "E-mailadresse",
      emailHint: "Den adresse, du står med i netværket.",
      send: "Send mig et link",
      serviceTitle: (name: string) => `Med ${name}`,
      serviceText: "Du kommer ind, hvis du er medlem med den e-mailadresse, du har dér.",
      service: (name: string) => `Log ind med ${name}`,
      passkeyTitle: "Med en adgangsnøgle",
      passkeyText: "Har du gemt en adgangsnøgle på din enhed, logger du ind med fingeraftryk, ansigt eller pinkode.",
      passkey: "Log ind med adgangsnøgle",
      noNeedTitle: "Du behøver ikke logge ind",
      noNeed: "Alle kan læse, sige noget og finde hjælp uden at logge ind. Det er kun medlemmer af netværket, der logger ind.",
    },
    sent: {
      title: "Se i din mail",
      lead: "Hvis adressen hører til et medlem, har vi sendt et link. Det virker i én time og kun én gang.",
      noMailTitle: "Kom der ingen mail?",
      noMail: "Se i mappen med uønsket mail. Er den der heller ikke, så spørg koordinatoren, hvilken adresse du står med.",
      again: "Bed om et nyt link",
      reader: "Læs eksemplets mail",
      readerText: "Du prøver eksemplet. Derfor kan du læse mailen lige her.",
    },
    confirm: {
      title: "Log ind",
      lead: "Tryk på knappen, så er du logget ind på denne enhed. Du bliver logget ud, når du ikke har brugt den i 30 dage.",
      button: "Log ind",
      shared: "Deler du enheden med andre? Så log ud, når du er færdig.",
      overTitle: "Linket virker ikke længere",
      over: "Det er brugt, for gammelt eller ikke helt. Bed om et nyt, det tager et øjeblik.",
    },
    signOut: {
      title: "Log ud",
      lead: "Tryk på knappen, så er du logget ud på denne enhed.",
      button: "Log ud",
    },
    mail: {
      subject: "Dit link til at logge ind",
      greeting: (name: string) => `Hej ${name}`,
      text: "Her er dit link. Det virker i én time og kun én gang.",
      button: "Log ind",
      footer: (site: string) =>
        `Du får mailen, fordi nogen har bedt om et link til din adresse på ${site}. Var det ikke dig, så skal du ikke gøre noget.`,
    },
    errors: {
      too_many_mails: "Der er bedt om mange links til den adresse på kort tid. Se i din mail: Er du medlem, ligger der et link. Det nyeste virker i en time, også på denne enhed. Ellers vent nogle minutter, og bed om et nyt.",
      link_over: "Linket virker ikke længere. Bed om et nyt.",
      passkey_failed: "Adgangsnøglen virkede ikke. Prøv igen, eller få et link med e-mail.",
    },
    service: {
      service_away: (name: string) => `${name} svarer ikke lige nu. Prøv igen om lidt, eller få et link med e-mail.`,
      service_refused: (name: string) => `Det lykkedes ikke at logge ind med ${name}. Prøv igen, eller få et link med e-mail.`,
      mail_not_verified: (name: string) =>
        `${name} har ikke bekræftet din e-mailadresse. Bekræft den dér, eller få et link med e-mail.`,
      no_member: (name: string) =>
        `Den e-mailadresse, du har hos ${name}, hører ikke til et medlem. Spørg koordinatoren, hvilken adresse du står med.`,
    },
  },
  {
    signIn: {
      title: "Sign in",
      lead: "Write your email address. We send you a link to sign in with. You need no password.",
      email: "Email address",
      emailHint: "The address you are known by in the network.",
      send: "Send me a link",
      serviceTitle: (name: string) => `With ${name}`,
      serviceText: "You get in if you are a member by the email address you have there.",
      service: (name: string) => `Sign in with ${name}`,
      passkeyTitle: "With a passkey",
      passkeyText: "If your device holds a passkey, you sign in by fingerprint, face or PIN.",
      passkey: "Sign in with a passkey",
      noNeedTitle: "You do not need to sign in",
      noNeed: "Everyone can read, say something and find help without signing in. Only members of the network sign in.",
    },
    sent: {
      title: "Look in your email",
      lead: "If the address belongs to a member, we have sent a link. It works for one hour and only once.",
      noMailTitle: "No email?",
      noMail: "Look in the folder for unwanted email. If it is not there either, ask the coordinator which address you are known by.",
      again: "Ask for a new link",
      reader: "Read the example’s email",
      readerText: "You are trying the example, so you can read the email right here.",
    },
    confirm: {
      title: "Sign in",
      lead: "Press the button and you are signed in on this device. You are signed out when you have not used it for 30 days.",
      button: "Sign in",
      shared: "Do you share the device with others? Then sign out when you are done.",
      overTitle: "The link no longer works",
      over: "It has been used, is too old or is not whole. Ask for a new one, it takes a moment.",
    },
    signOut: {
      title: "Sign out",
      lead: "Press the button and you are signed out on this device.",
      button: "Sign out",
    },
    mail: {
      subject: "Your link to sign in",
      greeting: (name: string) => `Hello ${name}`,
      text: "Here is your link. It works for one hour and only once.",
      button: "Sign in",
      footer: (site: string) =>
        `You get this email because someone asked for a link to your address on ${site}. If it was not you, you need do nothing.`,
    },
    errors: {
      too_many_mails: "Many links to that address have been asked for in a short time. Look in your email: if you are a member, there is a link. The newest one works for an hour, also on this device. Or wait some minutes and ask for a new one.",
      link_over: "The link no longer works. Ask for a new one.",
      passkey_failed: "The passkey did not work. Try again, or get a link by email.",
    },
    service: {
      service_away: (name: string) => `${name} does not answer right now. Try again in a while, or get a link by email.`,
      service_refused: (name: string) => `Signing in with ${name} did not work. Try again, or get a link by email.`,
      mail_not_verified: (name: string) =>
        `${name} has not confirmed your email address. Confirm it there, or get a link by email.`,
      no_member: (name: string) =>
        `The email address you have at ${name} belongs to no member. Ask the coordinator which address you are known by.`,
    },
  },
);
