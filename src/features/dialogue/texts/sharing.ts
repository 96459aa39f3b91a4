import { defineTexts } from "../../../platform/i18n/lang.ts";

export const sharingTexts = defineTexts(
  {
    title: "Det deler du med andre",
    lead: "Her ser du, hvor du svarer som de fleste af dem, der har et bestemt ståsted, og hvor du ikke gør. Det siger ikke, hvem du er. Kun du kan se det.",
    link: "Se, hvad du deler med andre",
    early: (answered: number, enough: number) => `Når du har svaret på ${enough} udsagn, kan du her se, hvad du deler med andre. Du har svaret på ${answered}.`,
    tooLittle: "Andre har ikke svaret nok til, at vi kan sammenligne. Kig igen senere.",
    who: (who: string, shared: number, of: number) => `${who}: Du svarer som de fleste på ${shared} af ${of} udsagn.`,
    shared: (n: number) => (n === 1 ? "Se det udsagn, I svarer ens på" : `Se de ${n} udsagn, I svarer ens på`),
    differ: "Her er forskellen størst:",
    theirs: { agree: "De er enige. Du er uenig.", disagree: "De er uenige. Du er enig." },
    noDiffer: "Der er ikke noget udsagn, hvor de fleste af dem siger det modsatte af dig.",
    how: "Vi sammenligner kun med ståsteder, hvor mindst fem personer er med, og kun udsagn, som de har givet mindst ti svar på. “Ved ikke” tæller ikke med.",
    goOn: "Svar på flere",
  },
  {
    title: "What you share with others",
    lead: "Here you see where you answer as most of those with a certain perspective do, and where you do not. It does not say who you are. Only you can see it.",
    link: "See what you share with others",
    early: (answered, enough) => `When you have answered ${enough} statements, you can see here what you share with others. You have answered ${answered}.`,
    tooLittle: "Others have not answered enough for us to compare. Look again later.",
    who: (who, shared, of) => `${who}: You answer as most do on ${shared} of ${of} statements.`,
    shared: (n) => (n === 1 ? "See the statement you answer alike" : `See the ${n} statements you answer alike`),
    differ: "Here you differ most:",
    theirs: { agree: "They agree. You disagree.", disagree: "They disagree. You agree." },
    noDiffer: "There is no statement on which most of them say the opposite of you.",
    how: "We only compare with perspectives of at least five people, and only statements to which they have given at least ten answers. “Don’t know” does not count.",
    goOn: "Answer more",
  },
);
