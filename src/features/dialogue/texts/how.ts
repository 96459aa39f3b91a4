import { defineTexts } from "../../../platform/i18n/lang.ts";

/** The chapters of the explanation, in their order; the example stands after the claim. */
export const howChapters = ["short", "uncertain", "missing", "floor", "claim", "voices", "groups", "small", "limits"] as const;

export const howTexts = defineTexts(
  {
    title: "Sådan regner vi",
    lead: "Du behøver ikke læse det her for at forstå resultatet. Men alle skal kunne se, hvordan tallene bliver til, og regne efter.",
    short: {
      title: "Kort fortalt",
      text: [
        "Vi leder ikke efter et flertal. Vi leder efter det, som også de mindst enige kan støtte.",
        "Derfor ser vi på hvert ståsted for sig: naboer, personer der bruger stoffer, dem der arbejder her og de andre. Man siger selv, hvilket ståsted man har. Vi gætter det aldrig ud fra svarene.",
      ],
    },
    uncertain: {
      title: "Prikken og stregen",
      text: [
        "Prikken er vores bedste bud på, hvor stor en del af et ståsted der er enig. Både “uenig” og “ved ikke” tæller som ikke enig.",
        "Stregen viser, hvor usikkert buddet er. I otte af ti tilfælde ligger det rigtige tal på stregen. Få svar giver en lang streg, mange svar en kort.",
      ],
    },
    missing: {
      title: "Når nogen ikke har svaret på alt",
      text: [
        "Næsten ingen svarer på alle udsagn. Hvis vi kun talte de svar, der er, kunne det være tilfældigt, hvem der nåede til et udsagn.",
        "Derfor laver vi først et bud på, hvor mange af ståstedet der vil være enige. Buddet bygger på alle de andre svar: på, hvor enige folk plejer at være, og på, hvad de, der svarer ligesom dem, siger. Buddet tæller som 16 svar. De rigtige svar tæller oveni, så jo flere der svarer, jo mindre betyder buddet.",
        "Vi viser aldrig et bud på, hvad en enkelt person vil svare.",
      ],
    },
    floor: {
      title: "Hvad der står først",
      text: [
        "For hvert ståsted finder vi det laveste sted på stregen. Det ståsted, der ligger lavest, bestemmer, hvor udsagnet står på listen.",
        "Så kan hundrede naboer ikke løfte et udsagn, som personer der bruger stoffer er imod, og omvendt. Det hjælper heller ikke at sende mange ens svar fra ét ståsted.",
      ],
    },
    claim: {
      title: "Hvornår vi skriver “støttes af alle”",
      text: [
        "Hele stregen skal ligge over 50 % hos hvert ståsted med mindst fem personer. Så er det mindst ni ud af ti sikkert, at over halvdelen er enige.",
        "De, der skal høres, skal hver have givet mindst ti svar på udsagnet. Ellers skriver vi: “Vi ved ikke, hvad … mener”. Og mindst to ståsteder skal have givet ti svar.",
      ],
    },
    heard: (who: string) => `Ved det her spørgsmål skal de her høres: ${who}.`,
    voices: {
      title: "To måder at tælle på",
      text: [
        "“Alle svar under ét” er, hvor stor en del af alle svar der siger “enig”. De, der er flest af, fylder mest.",
        "“Ét ståsted, én stemme” er gennemsnittet af ståstedernes tal. Hvert ståsted tæller lige meget, også de små. Kun ståsteder med mindst ti svar på udsagnet er med, og der skal være mindst to.",
        "Ingen af de to er den rigtige. Når de er langt fra hinanden, viser vi begge.",
      ],
    },
    groups: {
      title: "Grupper og kort",
      text: [
        "Vi tegner de to retninger, hvor svarene er mest forskellige. Hver person får et sted på kortet. Så deler vi personerne i to, tre, fire eller fem grupper, der ligger tæt, og vælger det antal, der skiller sig bedst.",
        "Kun de, der har svaret på mindst syv udsagn, er med (eller på alle, hvis der er færre).",
        "Bagefter prøver vi grupperne. Fyrre gange trækker vi lod om fire femtedele af personerne, laver grupperne forfra og sammenligner to og to. Kun hvis det næsten er de samme grupper hver gang, viser vi dem. Ellers skriver vi, at der ikke er nogen faste grupper.",
        "Der skal også være mindst 30 personer, og mindst fem i hver gruppe.",
        "På kortet er stederne rundet af til et groft net. Vi gemmer kun, hvor mange der står hvert sted, ikke hvem.",
      ],
    },
    small: {
      title: "Små tal",
      text: [
        "Vi viser ikke tal for færre end fem personer. Hvis fire pårørende har svaret, står pårørende ikke for sig. Deres svar tæller stadig med i “alle svar under ét”.",
        "Mens spørgsmålet er åbent, kan man sammenligne tallene fra i går og i dag. Derfor ændrer et tal sig kun, når mindst fem personer med samme ståsted har svaret på udsagnet, rettet deres svar eller trukket det tilbage. Ståsteder med færre end fem personer tæller her som ét.",
        "Når spørgsmålet lukker, tæller vi alle svar med, for de skal alle have betydning. De sidste kan være færre end fem. Har nogen gemt tallene fra før, kan de måske se, hvad de få har svaret tilsammen. Derfor viser vi først de nøjagtige tal for hvert ståsted, når spørgsmålet er lukket.",
      ],
    },
    limits: {
      title: "Det kan tallene ikke sige",
      text: [
        "Vi har ikke udvalgt, hvem der svarer. Tallene siger, hvad de mener, ikke hvad hele bydelen mener.",
        "Vi kan ikke se, om nogen har svaret to gange fra to telefoner, eller om de har det ståsted, de siger.",
        "Et tal siger ikke hvorfor. Det må vi tale om.",
        "Mens spørgsmålet er åbent, er resultatet foreløbigt.",
      ],
    },
    example: {
      title: "Et eksempel, du kan regne efter",
      lead: "Vi tager et af udsagnene:",
      caption: "Tallene bag udsagnet",
      perspective: "Ståsted",
      seen: "Svar",
      agree: "Enige",
      share: "Andel enige",
      expected: "Buddet",
      for: "Tæller for",
      against: "Tæller imod",
      low: "Laveste sted på stregen",
      sums: "“Tæller for” er de enige plus 16 gange buddet. “Tæller imod” er resten af svarene plus 16 gange det, der mangler op til 1.",
      sheet: (a: string, b: string) => `Det laveste sted på stregen finder et regneark med BETA.INV(0,1; tæller for; tæller imod). I første række er det BETA.INV(0,1; ${a}; ${b}).`,
      floor: (who: string, percent: number) => `Lavest ligger ${who} med ${percent} %. Det tal bestemmer, hvor udsagnet står.`,
      claimed: "Det er over 50 % hos alle, og de, der skal høres, har svaret nok. Derfor skriver vi “støttes af alle”.",
      notClaimed: "Det er ikke nok til, at vi skriver “støttes af alle”.",
      voices: (shares: string, count: number, each: number) => `Ét ståsted, én stemme: (${shares}) delt med ${count} er ${each} %.`,
      none: "Når spørgsmålet er lukket, og mindst to ståsteder har givet ti svar på et udsagn, kan du her se et eksempel fra det her spørgsmål og regne efter.",
    },
    back: "Tilbage til resultatet",
  },
  {
    title: "How we calculate",
    lead: "You need not read this to understand the result. But everyone shall be able to see how the figures come about, and check them.",
    short: {
      title: "In short",
      text: [
        "We do not look for a majority. We look for what even those who agree least can support.",
        "So we look at each perspective by itself: neighbours, people who use drugs, those who work here and the others. People say themselves which perspective they have. We never guess it from answers.",
      ],
    },
    uncertain: {
      title: "The dot and the line",
      text: [
        "The dot is our best guess of how large a part of a perspective agrees. Both “disagree” and “don’t know” count as not agreeing.",
        "The line shows how uncertain the guess is. In eight cases of ten the true figure lies on the line. Few answers make a long line, many a short one.",
      ],
    },
    missing: {
      title: "When some have not answered everything",
      text: [
        "Hardly anyone answers every statement. If we only counted the answers there are, it could be chance who came to a statement.",
        "So we first make a guess of how many of the perspective will agree. It builds on all the other answers: on how much people usually agree, and on what those who answer like them say. The guess counts as 16 answers. The real answers count on top, so the more answer, the less the guess matters.",
        "We never show a guess of what any one person will answer.",
      ],
    },
    floor: {
      title: "What comes first",
      text: [
        "For each perspective we find the lowest point of the line. The perspective that lies lowest decides where the statement stands on the list.",
        "So a hundred neighbours cannot lift a statement that people who use drugs are against, nor the other way round. Sending many equal answers from one perspective does not help either.",
      ],
    },
    claim: {
      title: "When we write “supported by all”",
      text: [
        "The whole line must lie above 50 % for every perspective of at least five people. Then it is at least nine in ten certain that more than half agree.",
        "Those who must be heard must each have given at least ten answers to the statement. Otherwise we write: “We do not know what … think”. And at least two perspectives must have given ten answers.",
      ],
    },
    heard: (who) => `In this question these must be heard: ${who}.`,
    voices: {
      title: "Two ways of counting",
      text: [
        "“All answers together” is how large a part of all answers says “agree”. Those of whom there are most weigh most.",
        "“One perspective, one voice” is the mean of the perspectives’ figures. Each counts alike, also the small ones. Only perspectives with at least ten answers to the statement take part, and there must be at least two.",
        "Neither is the right one. When they are far apart, we show both.",
      ],
    },
    groups: {
      title: "Groups and map",
      text: [
        "We draw the two directions in which answers differ most. Each person gets a place on the map. Then we part people into two, three, four or five groups that lie close, and take the number that stands apart best.",
        "Only those who have answered at least seven statements take part (or all, if there are fewer).",
        "Then we test the groups. Forty times we draw four fifths of the people by lot, make the groups anew and compare two at a time. Only if the groups are nearly the same each time do we show them. Otherwise we write that there are no stable groups.",
        "There must also be at least 30 people, and at least five in each group.",
        "On the map the places are rounded to a coarse grid. We only keep how many stand in each place, not who.",
      ],
    },
    small: {
      title: "Small figures",
      text: [
        "We do not show figures of fewer than five people. If four relatives have answered, relatives do not stand by themselves. Their answers still count in “all answers together”.",
        "While the question is open, one can compare the figures of yesterday and today. So a figure only changes when at least five people of one perspective have answered the statement, changed their answer or taken it back. Perspectives of fewer than five people count as one here.",
        "When the question closes, we count all answers, because all of them shall matter. The last ones may be fewer than five. Whoever has kept the figures from before can perhaps see what these few have answered together. So we only show the exact figures of each perspective once the question is closed.",
      ],
    },
    limits: {
      title: "What the figures cannot say",
      text: [
        "We have not chosen who answers. The figures say what they think, not what the whole neighbourhood thinks.",
        "We cannot see whether someone has answered twice from two phones, or whether they have the perspective they say.",
        "A figure does not say why. That we must talk about.",
        "While the question is open, the result is provisional.",
      ],
    },
    example: {
      title: "An example that you can check",
      lead: "We take one of the statements:",
      caption: "The figures behind the statement",
      perspective: "Perspective",
      seen: "Answers",
      agree: "Agree",
      share: "Share that agrees",
      expected: "The guess",
      for: "Counts for",
      against: "Counts against",
      low: "Lowest point of the line",
      sums: "“Counts for” is those who agree plus 16 times the guess. “Counts against” is the other answers plus 16 times what the guess lacks up to 1.",
      sheet: (a, b) => `A spreadsheet finds the lowest point of the line with BETA.INV(0.1, counts for, counts against). In the first row it is BETA.INV(0.1, ${a}, ${b}).`,
      floor: (who, percent) => `Lowest lie ${who} with ${percent} %. That figure decides where the statement stands.`,
      claimed: "It is above 50 % for all, and those who must be heard have answered enough. So we write “supported by all”.",
      notClaimed: "It is not enough for us to write “supported by all”.",
      voices: (shares, count, each) => `One perspective, one voice: (${shares}) divided by ${count} is ${each} %.`,
      none: "When the question is closed and at least two perspectives have given ten answers to a statement, you can see an example from this question here and check it.",
    },
    back: "Back to the result",
  },
);
