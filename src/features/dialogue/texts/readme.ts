/** What a reader of an archive needs to know of it. */
export interface ReadmeFacts {
  readonly title: string;
  /** Who asked, and where the question is. */
  readonly body: string;
  readonly address: string;
  /** Where the answers were brought in from; "" for our own. */
  readonly origin: string;
  readonly people: number;
  readonly statements: number;
}

/** README.txt of the answers that everyone may fetch: Danish, then English. */
export function openReadme(facts: ReadmeFacts): string {
  const { title, body, address, people, statements } = facts;
  return lines(
    title,
    `${people} personer · ${statements} udsagn · ${people} people · ${statements} statements`,
    "",
    "DANSK",
    `Svarene på et spørgsmål, som ${body} har stillet: ${address}`,
    ...(facts.origin ? [`De er hentet ind derfra: ${facts.origin}`] : []),
    "",
    "comments.csv            udsagnene; comment-id er deres nummer",
    "votes.csv               et svar på hver linje: 1 er enig, -1 uenig, 0 ved ikke",
    "participants-votes.csv  de samme svar som en tabel med en række for hver person",
    "",
    "Filerne har den form, som Polis bruger. Her er ikke noget tidspunkt: hvor Polis skriver en tid, står der altid 0 og 1970.",
    "Her er ikke noget ståsted, og ingen grupper. Nummeret på en person er et andet, hver gang nogen henter svarene.",
    "Hvem der har skrevet et udsagn, står der heller ikke: author-id er altid -1.",
    "Et udsagn, som et regneark ville regne på, har en apostrof foran.",
    "Når du bruger tallene: skriv, hvor de kommer fra. De svarende er ikke valgt ud.",
    "Regn efter: npm run kvarter -- opinions MAPPE",
    "",
    "ENGLISH",
    `The answers to a question that ${body} has asked: ${address}`,
    ...(facts.origin ? [`They were brought in from: ${facts.origin}`] : []),
    "",
    "comments.csv            the statements; comment-id is their number",
    "votes.csv               one answer in each line: 1 is agree, -1 disagree, 0 don't know",
    "participants-votes.csv  the same answers as a table with a row for each person",
    "",
    "The files have the form that Polis uses. There is no time in them: where Polis writes one, it always says 0 and 1970.",
    "There is no perspective, and there are no groups. A person's number is another each time somebody fetches the answers.",
    "Nor do they say who wrote a statement: author-id is always -1.",
    "A statement that a spreadsheet would calculate has an apostrophe before it.",
    "When you use the figures, say where they come from. Those who answered were not selected.",
    "Check them: npm run kvarter -- opinions FOLDER",
  );
}

/** README.txt of the full export, with the command that repeats the result. */
export function fullReadme(facts: ReadmeFacts & { readonly options: string }): string {
  const { title, body, address, people, statements, options } = facts;
  return lines(
    title,
    `${people} personer · ${statements} udsagn · ${people} people · ${statements} statements`,
    "",
    "DANSK",
    `Fuld eksport fra ${body}: ${address}`,
    ...(facts.origin ? [`Svarene er hentet ind fra: ${facts.origin}`] : []),
    "Ikke til offentliggørelse. strata.csv viser, hvad hver person siger, de er her. Slet eksporten, når du er færdig.",
    "",
    "comments.csv            udsagn; moderated er 1 for et offentligt, -1 for et, som ikke er det",
    "votes.csv               et svar på hver linje: 1 er enig, -1 uenig, 0 ved ikke",
    "participants-votes.csv  de samme svar som en tabel",
    "strata.csv              ståsted for hver person, der har sagt det",
    "result.json             resultatet, som det stod, og hvordan hvert udsagn står",
    "",
    "Når spørgsmålet er lukket, kan hvert tal i resultatet gentages til sidste ciffer. Før det tæller resultatet nye svar fem eller flere ad gangen:",
    `  npm run --silent kvarter -- opinions MAPPE --json${options.replaceAll("FOLDER", "MAPPE")}`,
    "",
    "ENGLISH",
    `Full export from ${body}: ${address}`,
    ...(facts.origin ? [`The answers were brought in from: ${facts.origin}`] : []),
    "Not for publication. strata.csv shows what each person says they are here. Delete the export when you are done.",
    "",
    "comments.csv            statements; moderated is 1 for a public one, -1 for one that is not",
    "votes.csv               one answer in each line: 1 is agree, -1 disagree, 0 don't know",
    "participants-votes.csv  the same answers as a table",
    "strata.csv              the perspective of each person who has said",
    "result.json             the result as it stood, and where each statement stands",
    "",
    "Once the question is closed, every figure of the result can be repeated to the last digit. Before that the result counts new answers five or more at a time:",
    `  npm run --silent kvarter -- opinions FOLDER --json${options}`,
  );
}

/** Also old editors on Windows break the lines. */
const lines = (...all: readonly string[]) => `${all.join("\r\n")}\r\n`;
