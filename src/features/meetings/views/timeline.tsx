import type { FC } from "hono/jsx";
import { formatDate, formatDay } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { StatusShape } from "../../../ui/status.tsx";
import { lastDayToCorrect, stageOf } from "../cycle.ts";
import type { CycleFacts, Stage } from "../cycle.ts";
import type { Correction } from "../queries/corrections.ts";
import type { Meeting } from "../queries/meetings.ts";
import { cycleTexts } from "../texts/cycle.ts";

/** Where the minutes of a meeting are, since when and what happens next, in one sentence. */
export function whereWords(facts: CycleFacts, visit: Pick<Visit, "lang" | "now">): string {
  const t = cycleTexts[visit.lang].now;
  const stage = stageOf(facts, visit.now);
  const on = (at: Date | null) => (at ? formatDate(at, visit.lang) : "");
  switch (stage) {
    case "sent":
      return t.sent(on(facts.sentAt), facts.silentDay ? formatDay(facts.silentDay, visit.lang) : "");
    case "held-up":
      return t["held-up"](on(facts.sentAt), facts.openCorrections);
    case "approved":
    case "published":
      return t[stage](on(facts.approvedAt));
    case "coming":
    case "draft":
      return t[stage];
  }
}

interface TimelineProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  readonly facts: CycleFacts;
  /** The newest version that was sent; undefined when none was. */
  readonly version: number | undefined;
  readonly corrections: readonly Pick<Correction, "status">[];
}

interface Step {
  readonly label: string;
  readonly text: string;
  readonly state: "reached" | "here" | "ahead";
}

/** The way of the minutes: what is done with its day, where they are, what is still to come. */
export const Timeline: FC<TimelineProps> = (props) => {
  const t = cycleTexts[props.visit.lang].steps;
  return (
    <ol class="way" aria-label={t.label}>
      {stepsOf(props).map(({ label, text, state }) => (
        <li class={`way-step way-${state}`} aria-current={state === "here" ? "step" : undefined}>
          <StatusShape tone={state === "reached" ? "done" : state === "here" ? "open" : "neutral"} />
          <div>
            <p class="way-label">
              {label}
              <span class="visually-hidden"> ({t[state]})</span>
            </p>
            {text && <p class="way-text">{text}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
};

const order: readonly Stage[] = ["coming", "draft", "sent", "held-up", "approved", "published"];

function stepsOf({ visit, meeting, facts, version, corrections }: TimelineProps): Step[] {
  const t = cycleTexts[visit.lang].steps;
  const at = order.indexOf(stageOf(facts, visit.now));
  const state = (stage: Stage): Step["state"] => {
    const position = order.indexOf(stage);
    if (stage === "published" && at === position) return "reached";
    return at === position ? "here" : at > position ? "reached" : "ahead";
  };
  const on = (moment: Date | null) => (moment ? formatDate(moment, visit.lang) : "");
  const count = (status: Correction["status"]) => corrections.filter((one) => one.status === status).length;
  const counts = t.counts(count("accepted"), count("declined"), count("open"));
  const wasSent = facts.sentAt !== null || !facts.approvedAt;
  const locked = state("approved") !== "ahead";
  return [
    { label: t.draft, text: state("draft") === "here" ? t.draftText : "", state: state("draft") },
    ...(wasSent
      ? [
          {
            label: t.sent,
            text: facts.sentAt ? t.sentText(on(facts.sentAt), version ?? 1) : "",
            state: facts.sentAt ? ("reached" as const) : ("ahead" as const),
          },
          {
            label: t.corrections,
            text: counts || (facts.silentDay && !locked ? t.until(formatDay(lastDayToCorrect(facts.silentDay), visit.lang)) : locked ? t.noCorrections : ""),
            state: locked ? ("reached" as const) : facts.sentAt ? ("here" as const) : ("ahead" as const),
          },
        ]
      : []),
    {
      label: t.approved,
      text: facts.approvedAt
        ? t.approvedWhen[meeting.approvedHow ?? "meeting"](on(facts.approvedAt))
        : facts.silentDay
          ? t.silently(formatDay(facts.silentDay, visit.lang))
          : t.approvedLater,
      state: locked ? "reached" : "ahead",
    },
    {
      label: t.published,
      text: facts.publishedAt ? t.publishedText(on(facts.publishedAt)) : t.publishedLater,
      state: state("approved") === "here" ? "here" : state("published"),
    },
  ];
}
