import type { District } from "../../platform/district/district.ts";
import { formatDate, formatDateTime, formatDay } from "../../platform/i18n/dates.ts";
import type { Block, Inline } from "../../platform/markdown/blocks.ts";
import type { PdfDocument } from "../../platform/pdf/document.ts";
import { paths } from "./paths.ts";
import type { Candidate } from "./queries/candidates.ts";
import type { Election } from "./queries/elections.ts";
import { ballotsMissing } from "./result.ts";
import { texts } from "./texts/election.ts";
import { paperTexts } from "./texts/paper.ts";

/*
 * The papers of an election, as data for the PDF. They are Danish, as letters are.
 */

const t = paperTexts.da;

/** What a paper is made from. */
export interface PaperSource {
  readonly election: Election;
  readonly candidates: readonly Candidate[];
  readonly partyName: string;
  readonly district: District;
  /** Base of addresses, without a slash at the end. */
  readonly publicUrl: string;
}

/** A candidate as a paper names them: whoever has withdrawn or been erased by their number. */
export function nameOn(candidate: Pick<Candidate, "name" | "number"> | undefined, number: number): string {
  return candidate?.name ?? texts.da.candidates.erased(number);
}

/** The ballot: a box beside each name, in the order drawn. */
export function ballotDocument(source: PaperSource): PdfDocument {
  const { election } = source;
  return {
    ...frame(source, election.title),
    blocks: [
      paragraph([{ text: t.ballot.crosses(election.crosses), bold: true }]),
      table(
        [t.ballot.cross, t.number, t.candidate],
        standing(source).map(({ name, number }) => [[{ text: "☐", large: true }], String(number), [{ text: name ?? "", bold: true }]]),
      ),
      paragraph(t.ballot.blank),
      { kind: "notice", blocks: [paragraph(t.ballot.secret)] },
    ],
  };
}

/** The list on which one counter tallies one batch. */
export function tallyListDocument(source: PaperSource): PdfDocument {
  const fives = "□□□□□ □□□□□ □□□□□ □□□□□ □□□□□ □□□□□";
  const rows = source.candidates.map(({ name, number }) => [String(number), name ?? t.withdrawn, fives, ""]);
  return {
    ...frame(source, t.tally.title(source.election.title)),
    blocks: [
      paragraph(t.tally.lead),
      table([t.number, t.candidate, t.tally.strokes, t.tally.sum], rows),
      table([t.tally.what, t.tally.sum], [t.tally.ballots, t.tally.blank, t.tally.invalid].map((what) => [what, ""])),
      paragraph(t.tally.batch),
      paragraph(t.tally.signed),
    ],
  };
}

/** The protocol of a fixed result; undefined before. */
export function protocolDocument(source: PaperSource): PdfDocument | undefined {
  const { election } = source;
  const { result, approvedAt } = election;
  if (!result || !approvedAt) return undefined;
  const missing = ballotsMissing(result);
  return {
    ...frame(source, t.protocol.title(election.title)),
    date: formatDate(approvedAt, "da"),
    blocks: [
      paragraph(t.protocol.what(source.partyName, election.seats, election.deputies)),
      paragraph(t.protocol.period(formatDay(election.fromDay, "da"), formatDay(election.toDay, "da"))),
      paragraph(t.protocol.hall(formatDateTime(election.hallFrom, "da"), election.place)),
      heading(t.protocol.rules),
      paragraph([{ text: t.protocol.voters, bold: true }, { text: ` ${election.voters}` }]),
      paragraph([{ text: t.protocol.standers, bold: true }, { text: ` ${election.standers}` }]),
      paragraph(texts.da.rules.order),
      heading(t.protocol.result),
      ...resultBlocks(source),
      ...(result.withoutVote ? [] : [heading(t.protocol.ballots), countsTable(result), paragraph(t.protocol.missing(missing.paper, missing.screen))]),
      heading(t.protocol.lots),
      ...lotBlocks(source),
      ...(election.remarks === "" ? [] : [heading(t.protocol.remarks), paragraph(election.remarks)]),
      heading(t.protocol.signed),
      ...(["counterOne", "counterTwo", "coordinator"] as const).map((who) => paragraph(`\n${t.protocol.signature[who]}`)),
    ],
  };
}

function resultBlocks({ election, candidates }: PaperSource): Block[] {
  const { result } = election;
  if (!result) return [];
  const named = (number: number) => nameOn(candidates.find((one) => one.number === number), number);
  const list = (numbers: readonly number[]): Block => ({
    kind: "list",
    ordered: true,
    items: numbers.map((number) => [paragraph(`${named(number)} (${t.numberShort(number)})`)]),
  });
  const seat = (number: number) =>
    result.elected.includes(number)
      ? t.protocol.elected
      : result.deputies.includes(number)
        ? t.protocol.deputy(result.deputies.indexOf(number) + 1)
        : "–";
  return [
    ...(result.withoutVote ? [paragraph(texts.da.result.withoutVote)] : []),
    ...(result.elected.length > 0 ? [paragraph([{ text: t.protocol.electedAre, bold: true }]), list(result.elected)] : []),
    ...(result.deputies.length > 0 ? [paragraph([{ text: t.protocol.deputiesAre, bold: true }]), list(result.deputies)] : []),
    ...(result.vacantSeats > 0 ? [paragraph(texts.da.result.vacant(result.vacantSeats))] : []),
    ...(result.ranking.length > 0
      ? [
          table(
            [t.number, t.candidate, t.protocol.votes, t.protocol.seat],
            result.ranking.map(({ number, votes }) => [String(number), named(number), String(votes), seat(number)]),
            ["start", "start", "end", "start"],
          ),
        ]
      : []),
  ];
}

function countsTable({ handedOut, codes, paper, screen }: NonNullable<Election["result"]>): Block {
  const sum = paper.ballots + screen.ballots;
  return table(
    [t.protocol.figure, t.protocol.onPaper, t.protocol.onScreen, t.protocol.together],
    [
      [t.protocol.handedOut, handedOut.paper, handedOut.card + handedOut.mail, handedOut.paper + handedOut.card + handedOut.mail],
      [t.protocol.codesMade, "–", codes.made, codes.made],
      [t.protocol.cast, paper.ballots, screen.ballots, sum],
      [t.protocol.blank, paper.blank, screen.blank, paper.blank + screen.blank],
      [t.protocol.invalid, paper.invalid, "–", paper.invalid],
      [t.protocol.valid, paper.ballots - paper.blank - paper.invalid, screen.ballots - screen.blank, sum - paper.blank - paper.invalid - screen.blank],
    ].map((row) => row.map(String)),
    ["start", "end", "end", "end"],
  );
}

function lotBlocks({ election, candidates }: PaperSource): Block[] {
  const { result } = election;
  const named = (number: number) => `${nameOn(candidates.find((one) => one.number === number), number)} (${t.numberShort(number)})`;
  const code = (label: string, value: string): Block => paragraph([{ text: `${label}: ` }, { text: value, code: true }]);
  return [
    ...(result?.lots ?? []).map(({ votes, numbers }) => paragraph(texts.da.result.lot(votes, numbers.map(named).join(", ")))),
    ...(result?.lots.length === 0 && !result.withoutVote ? [paragraph(texts.da.result.noLots)] : []),
    paragraph(texts.da.result.reckonLead),
    code(texts.da.result.orderSecret, election.orderSecret ?? ""),
    code(texts.da.result.fingerprint("").replace(/: $/, ""), election.orderCommitment),
    ...(result?.seed
      ? [
          code(texts.da.result.tieSecret, election.tieSecret ?? ""),
          code(texts.da.result.fingerprint("").replace(/: $/, ""), election.tieCommitment),
          code(texts.da.result.words, election.hallWords ?? ""),
          code(texts.da.result.seed, result.seed),
        ]
      : []),
    paragraph(texts.da.result.key),
  ];
}

function frame({ election, district, publicUrl }: PaperSource, title: string): PdfDocument {
  const number = election.documentNumber;
  return {
    lang: "da",
    title,
    letterhead: { name: district.bodyName, lines: district.bodyAddress.split("\n").filter((line) => line.trim() !== "") },
    numbers: number === null ? [] : [{ label: t.documentNumber, value: number }],
    date: formatDate(election.hallFrom, "da"),
    blocks: [],
    footer: {
      lines: [district.bodyName],
      url: publicUrl + paths.election.to({ districtId: district.id, lang: "da" }, { id: election.id }),
      qr: true,
    },
    ...(district.isExample && { watermark: t.example }),
  };
}

const standing = ({ candidates }: PaperSource) => candidates.filter(({ status }) => status === "standing");
const paragraph = (text: Inline): Block => ({ kind: "paragraph", text });
const heading = (text: string): Block => ({ kind: "heading", level: 1, text });

function table(header: string[], rows: Inline[][], align?: ("start" | "center" | "end")[]): Block {
  return { kind: "table", header, rows, ...(align && { align }) };
}
