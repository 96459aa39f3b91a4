import { defineTexts } from "../../../platform/i18n/lang.ts";
import { sentence } from "../../../platform/i18n/sentence.ts";

/** Mails about alerts. They go out in Danish. */
export const texts = defineTexts(
  {
    greeting: (name: string) => `Kære ${name}`,
    words: (kind: string, headline: string) => `${kind}: ${headline}`,
    footer: (body: string) => `Du får mailen fra ${body}, fordi du kan vurdere advarsler.`,
    linkFooter: (body: string) => `Du får mailen fra ${body}, fordi du kan vurdere advarsler. Linket er dit eget og virker i 3 døgn.`,
    reporterFooter: (body: string) => `Du får mailen fra ${body}, fordi du har meldt advarslen.`,
    ask: {
      subject: (kind: string) => `Haster: vurder en advarsel (${kind.toLowerCase()})`,
      why: (party: string) => `${party} har meldt noget farligt. To personer skal se på det, før alle kan læse det.`,
      second: "En har sagt ja. Nu mangler der én til.",
      waited: (time: string) => sentence(`Den har ventet i ${time}`),
      link: "Vurder den",
    },
    published: {
      subject: (kind: string) => `Ny advarsel: ${kind}`,
      told: "Den står nu på Hjælp nu. Fortæl den videre, og hæng opslaget op.",
      link: "Se advarslen",
    },
    changed: {
      subject: (kind: string) => `Advarsel rettet: ${kind}`,
      told: (changed: string) => `Nyt: ${changed}`,
    },
    refused: {
      subject: "Advarslen kom ikke ud",
      told: "To personer skal sige ja, og én har sagt nej. Derfor kommer advarslen ikke ud. Her er grunden:",
      late: "Ingen har vurderet advarslen inden for tre døgn. Derfor kommer den ikke ud. Meld den igen, hvis det stadig er farligt, og ring til en koordinator.",
      link: "Se, hvad du meldte",
    },
    expired: {
      subject: (kind: string) => `Advarsel gået ud: ${kind}`,
      told: "Advarslen er gået ud og står ikke længere på siden. Skriv med få ord, hvad I lærte. Så ved andre det næste gang.",
      link: "Skriv, hvad I lærte",
    },
  },
  {
    greeting: (name) => `Dear ${name}`,
    words: (kind, headline) => `${kind}: ${headline}`,
    footer: (body) => `You get this email from ${body} because you can grade alerts.`,
    linkFooter: (body) => `You get this email from ${body} because you can grade alerts. The link is your own and works for 3 days.`,
    reporterFooter: (body) => `You get this email from ${body} because you reported the alert.`,
    ask: {
      subject: (kind) => `Urgent: grade an alert (${kind.toLowerCase()})`,
      why: (party) => `${party} has reported a danger. Two people have to look at it before everyone can read it.`,
      second: "One has said yes. One more is needed.",
      waited: (time) => sentence(`It has waited for ${time}`),
      link: "Grade it",
    },
    published: {
      subject: (kind) => `New alert: ${kind}`,
      told: "It now stands on Help now. Pass it on, and put up the notice.",
      link: "See the alert",
    },
    changed: {
      subject: (kind) => `Alert changed: ${kind}`,
      told: (changed) => `New: ${changed}`,
    },
    refused: {
      subject: "The alert did not go out",
      told: "Two people have to say yes, and one has said no. So the alert does not go out. This is why:",
      late: "Nobody has graded the alert within three days. So it does not go out. Report it again if it is still dangerous, and call a coordinator.",
      link: "See what you reported",
    },
    expired: {
      subject: (kind) => `Alert expired: ${kind}`,
      told: "The alert has expired and no longer stands on the page. Write in a few words what you learnt. Then others know next time.",
      link: "Write what you learnt",
    },
  },
);
