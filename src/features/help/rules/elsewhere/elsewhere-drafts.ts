import type { ElsewhereText, Situation } from "./elsewhere.ts";

const acute = {
  da: "Bliver du pludselig syg, eller kommer du til skade, har du ret til akut behandling på et hospital. Det gælder alle.",
  en: "If you suddenly fall ill or get hurt, you have the right to urgent treatment at a hospital. This holds for everyone.",
};
const silence = {
  da: "Læger og sygeplejersker har tavshedspligt. Det, du siger, bliver mellem jer.",
  en: "Doctors and nurses have a duty of confidentiality. What you say stays between you.",
};
const ask = {
  da: "Er du i tvivl, så spørg personalet på et af stederne. De hjælper dig med at finde ud af det.",
  en: "If you are in doubt, ask the staff at one of the places. They help you to find out.",
};
const trafficked = {
  da: "Har nogen truet eller tvunget dig til at arbejde, sælge sex eller stjæle, kan du få hjælp. Sig det til en på et af stederne, som du stoler på.",
  en: "If somebody has threatened or forced you to work, sell sex or steal, you can get help. Tell somebody at one of the places whom you trust.",
};

const prepared = (source: string, ...lines: readonly { readonly da: string; readonly en: string }[]): ElsewhereText => ({
  text: lines.map(({ da }) => da).join("\n"),
  textEn: lines.map(({ en }) => en).join("\n"),
  source,
  version: 0,
  approvedOn: null,
});

/**
 * What a coordinator finds before anything has been written. It says only what is well established, and nobody else reads it
 * until a coordinator has held it against the sources.
 */
export const elsewhereDrafts: Readonly<Record<Situation, ElsewhereText>> = {
  denmark: prepared(
    "Retssikkerhedsloven § 9. Serviceloven § 101 og § 110. Sundhedsloven § 40 og § 80.",
    acute,
    {
      da: "Det er som regel den kommune, hvor du bor, der skal hjælpe med bolig, penge og behandling. Bor du ingen steder, er det den kommune, hvor du plejer at være.",
      en: "As a rule the municipality where you live has to help with housing, money and treatment. If you live nowhere, it is the one where you usually stay.",
    },
    {
      da: "Et herberg kan du selv spørge om plads. Lederen siger ja eller nej.",
      en: "You can ask a shelter for a place yourself. Its head says yes or no.",
    },
    silence,
    ask,
  ),
  eu: prepared(
    "Bekendtgørelse om ret til sygehusbehandling § 5. Sundhedsloven § 40 og §§ 80-81. Vejledning nr. 9503 af 26. juni 2021. EU-opholdsbekendtgørelsen.",
    acute,
    {
      da: "Har du det blå EU-sygesikringskort, så vis det. Så skal du som regel ikke betale. Uden kortet kan du få en regning bagefter. Vent ikke, hvis det haster.",
      en: "If you have the blue European health insurance card, show it. Then as a rule you do not pay. Without the card you may get a bill afterwards. Do not wait when it is urgent.",
    },
    {
      da: "Er du borger i et EU- eller EØS-land, må du være her i op til tre måneder uden at søge om det. Leder du efter arbejde, kan det være længere.",
      en: "As a citizen of an EU or EEA country you may stay here for up to three months without applying. If you look for work, it can be longer.",
    },
    silence,
    trafficked,
    ask,
  ),
  outside: prepared(
    "Bekendtgørelse om ret til sygehusbehandling § 5. Sundhedsloven § 40 og §§ 80-81. Vejledning nr. 9503 af 26. juni 2021.",
    acute,
    {
      da: "Det gælder også, når du ikke har papirer. Du kan få en regning bagefter. Vent ikke, hvis det haster.",
      en: "This also holds when you have no papers. You may get a bill afterwards. Do not wait when it is urgent.",
    },
    silence,
    trafficked,
    ask,
  ),
};
