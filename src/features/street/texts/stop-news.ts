import { defineTexts } from "../../../platform/i18n/lang.ts";

/** The page that ends the mails about a report. */
export const texts = defineTexts(
  {
    title: "Vil du ikke have flere mails?",
    lead: "Så sletter vi din e-mail. Din henvendelse bliver, hvor den er.",
    stop: "Slet min e-mail",
    stoppedTitle: "Du får ikke flere mails",
    stopped: "Vi har slettet din e-mail. Du kan stadig følge din henvendelse med koden på kvitteringen.",
    back: "Tilbage til “Meld noget”",
  },
  {
    title: "Do you want no more emails?",
    lead: "Then we delete your email address. Your report stays where it is.",
    stop: "Delete my email address",
    stoppedTitle: "You get no more emails",
    stopped: "We have deleted your email address. You can still follow your report with the code on the receipt.",
    back: "Back to “Report”",
  },
);
