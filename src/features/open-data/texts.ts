import { defineTexts } from "../../platform/i18n/lang.ts";

export const texts = defineTexts(
  {
    title: "Åbne data",
    lead: "Det meste af det, der er offentligt her, kan andre programmer også hente: uden konto, uden nøgle og uden at vi gemmer, hvem der spørger.",
    use: "Brug det frit, og skriv, hvor det er fra, og hvornår du hentede det. Spørg højst en gang i minuttet.",
    document: {
      title: "Kvarter: åbne data",
      description: "Alle adresser, hvor programmer kan hente det, der er offentligt. Der kræves ingen nøgle. Engelske svar: sæt /en foran.",
      district: (known: string) => `Bydelen: ${known}`,
      refused: "Spørgsmålet kan ikke forstås",
      missing: "Det findes ikke",
    },
    forPrograms: "Til programmer",
    forProgramsText: "Hele listen med felter og svar, som OpenAPI 3.1.",
    openDocument: "Åbn OpenAPI",
    addresses: "Det kan du hente",
    what: "Hvad",
    address: "Adresse",
    type: "Form",
  },
  {
    title: "Open data",
    lead: "Most of what is public here can be fetched by other programs too: without an account, without a key, and without our keeping who asks.",
    use: "Use it freely, and say where it is from and when you fetched it. Ask once a minute at most.",
    document: {
      title: "Kvarter: open data",
      description: "Every address where programs can fetch what is public. No key is needed. Danish answers: leave out /en.",
      district: (known) => `The district: ${known}`,
      refused: "The question cannot be understood",
      missing: "It does not exist",
    },
    forPrograms: "For programs",
    forProgramsText: "The whole list with fields and answers, as OpenAPI 3.1.",
    openDocument: "Open OpenAPI",
    addresses: "What you can fetch",
    what: "What",
    address: "Address",
    type: "Form",
  },
);
