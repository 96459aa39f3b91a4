import { defineTexts } from "../../platform/i18n/lang.ts";

export const texts = defineTexts(
  {
    title: "Mail fra eksemplet",
    lead: "Her kan du læse den mail, som eksemplet sender. Den nyeste står øverst. Siden findes kun, mens du prøver Kvarter på din egen maskine.",
    emptyTitle: "Her er ingen mail endnu",
    emptyBody: "Bed om et link til at logge ind, eller indkald til et møde. Så kommer mailen her.",
    to: (address: string) => `Til ${address}`,
    files: "Filer",
  },
  {
    title: "Email from the example",
    lead: "Here you can read the email that the example sends, newest first. The page exists only while you try Kvarter on your own machine.",
    emptyTitle: "No email here yet",
    emptyBody: "Ask for a link to sign in, or call a meeting. Then the email comes here.",
    to: (address: string) => `To ${address}`,
    files: "Files",
  },
);
