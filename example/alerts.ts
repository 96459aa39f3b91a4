import { closeAlert } from "../src/features/alerts/commands/out.ts";
import { gradeAlert } from "../src/features/alerts/commands/grade.ts";
import { reportAlert } from "../src/features/alerts/commands/report.ts";
import type { ReportInput } from "../src/features/alerts/schema.ts";
import { dayOf } from "../src/platform/i18n/dates.ts";
import type { Telling } from "./acting.ts";
import { idOf } from "./network.ts";
import { places } from "./places.ts";

interface ExampleAlert {
  readonly words: Omit<ReportInput, "partyId" | "seenDay">;
  readonly party: string;
  /** Days since it went out. */
  readonly ago: number;
  /** How it was known. */
  readonly credibility: "tested" | "several" | "one";
  /** Days since it was closed, and what was learnt. */
  readonly closed?: { readonly ago: number; readonly learnt: string };
}

const placeNames = places.map(({ name }) => name);

const alerts: readonly ExampleAlert[] = [
  {
    words: {
      kind: "needles", headline: "Opdigtet: brugte kanyler i nye poser", headlineEn: "Invented: used needles in new bags", looks: "Klare poser uden mærke, lukket med tape", does: "Man kan blive smittet",
      where: "Ved stationen", extra: "", area: placeNames.slice(0, 1), days: 10,
    },
    party: "users", ago: 60, credibility: "several",
    closed: { ago: 54, learnt: "Nåleruten delte rent udstyr ud to gange om dagen, og efter en uge var der ingen poser mere. Næste gang deler vi ud fra den første dag." },
  },
  {
    words: {
      kind: "batch", headline: "Opdigtet: hvide piller solgt som oxycodon", headlineEn: "Invented: white pills sold as oxycodone", looks: "Runde, hvide, med en streg på den ene side", does: "Man holder op med at trække vejret efter få minutter",
      where: "Omkring pladsen om aftenen", extra: "Du kan få naloxon i sundhedsrummet uden at sige, hvem du er", area: [], days: 10,
    },
    party: "health", ago: 2, credibility: "tested",
  },
];

/** One alert that is over, with what was learnt, and one that is out. */
export async function warn(story: Telling, party: ReadonlyMap<string, string>): Promise<void> {
  const { tx, district, publicUrl } = story;
  for (const { words, party: key, ago, credibility, closed } of alerts) {
    const now = story.ago(ago);
    const sending = { district, publicUrl, now };
    const id = await reportAlert(tx, story.permit("alerts.report"), { ...words, partyId: idOf(party, key), seenDay: dayOf(now) }, placeNames, sending);
    const yes = { credibility, severity: "life" as const, publish: true, reason: "", grader: "" };
    for (let graders = 0; graders < 2; graders += 1) await gradeAlert(tx, story.permit("alerts.grade"), id, yes, sending);
    if (closed) await closeAlert(tx, story.permit("alerts.grade"), id, { version: 1, learnt: closed.learnt }, story.ago(closed.ago));
  }
}
