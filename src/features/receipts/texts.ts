import { defineTexts } from "../../platform/i18n/lang.ts";

export const texts = defineTexts(
  {
    title: "Har du en kode?",
    lead: (kinds: string) => `Skriv den her, så viser vi det, den hører til: ${kinds}. Du behøver ikke vide hvilken.`,
    code: "Din kode",
    hint: "16 tegn, for eksempel 7KQM-2XNF-9R4T-B0HW. Store og små bogstaver er lige gode.",
    open: "Åbn",
    link: "Har du fået en mail fra os, så brug linket i den. Så behøver du ikke en kode.",
    shorter: "En kortere kode, for eksempel til et valg, skal skrives et andet sted. Adressen står samme sted som koden.",
    lostTitle: "Har du mistet koden?",
    lostLead: "Vi gemmer ingen koder, så vi kan ikke finde din igen. Det her kan du gøre:",
    lostKind: (kind: string) => `Til ${kind}`,
    errors: { unknown_code: "Vi kender ikke den kode. Se den efter, tegn for tegn." },
  },
  {
    title: "Do you have a code?",
    lead: (kinds) => `Write it here, and we show what it belongs to: ${kinds}. You need not know which.`,
    code: "Your code",
    hint: "16 characters, such as 7KQM-2XNF-9R4T-B0HW. Capital and small letters are the same.",
    open: "Open",
    link: "If you have had an email from us, use the link in it. Then you need no code.",
    shorter: "A shorter code, such as one for an election, is written somewhere else. Its address stands where the code does.",
    lostTitle: "Have you lost the code?",
    lostLead: "We keep no codes, so we cannot find yours again. This is what you can do:",
    lostKind: (kind) => `For ${kind}`,
    errors: { unknown_code: "We do not know that code. Check it, character by character." },
  },
);
