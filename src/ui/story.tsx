import type { Child, FC } from "hono/jsx";
import { usePage } from "../platform/web/page-context.ts";
import { classes, writtenLang } from "./attributes.ts";
import { Dated } from "./dated.tsx";
import { Status } from "./status.tsx";
import type { StatusTone } from "./status.tsx";
import { uiTexts } from "./texts.ts";
import { Time } from "./time.tsx";

export type ThreadStep = {
  key: string;
  /** What kind of thing this is, in words: "Henvendelse", "Beslutning". */
  label: string;
  title: string;
  /** The title is what somebody wrote, so Danish in every language of the page. */
  isWritten?: boolean;
  /** Left out when the reader may not open it; the step is shown all the same. */
  href?: string;
  status?: string;
  /** Since when it has its status, when that is not the day of the step. */
  statusDate?: Date;
  tone?: StatusTone;
  /** When it was: reported, held, sent. A step without a date has not happened yet and gets an open mark. */
  date?: Date;
  /** Its day is still to come; it gets an open mark, too. */
  isAhead?: boolean;
  /** The page one is on. */
  current?: boolean;
  note?: Child;
};

/** A filled knot for what has happened, an open one for what has not, a ring around the one one stands at. */
export const Mark: FC<{ happened: boolean; current?: boolean }> = ({ happened, current }) => (
  <svg class="thread-mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
    {current && <circle class="thread-mark-ring" cx="12" cy="12" r="10" />}
    <circle class={happened ? "thread-mark-past" : "thread-mark-future"} cx="12" cy="12" r="5" />
  </svg>
);

const Step: FC<{ step: ThreadStep }> = ({ step }) => (
  <li
    class={classes("thread-step", step.current && "thread-step-current")}
    aria-current={step.current ? "step" : undefined}
  >
    <Mark happened={Boolean(step.date) && !step.isAhead} current={step.current} />
    <p class="kicker">
      {step.label}
      {step.date && (
        <>
          {" · "}
          <Time at={step.date} />
        </>
      )}
      {step.current && <strong class="thread-here">{uiTexts[usePage().lang].thread.current}</strong>}
    </p>
    <p class="thread-title" lang={step.isWritten ? writtenLang() : undefined}>
      {step.href && !step.current ? <a href={step.href}><Dated>{step.title}</Dated></a> : <Dated>{step.title}</Dated>}
    </p>
    {step.status && <Status tone={step.tone} since={step.statusDate}>{step.status}</Status>}
    {step.note && <div class="thread-note">{step.note}</div>}
  </li>
);

/** The steps of one thread, the oldest first, joined by the red line. */
export const ThreadSteps: FC<{ steps: readonly ThreadStep[]; label?: string }> = ({ steps, label }) => (
  <ol class="thread" aria-label={label}>
    {steps.map((step) => (
      <Step step={step} />
    ))}
  </ol>
);

/** The whole story of one thread, with its heading. */
export const ThreadStory: FC<{ steps: readonly ThreadStep[]; title?: string }> = ({ steps, title }) => (
  <section class="story" aria-labelledby="thread-heading">
    <h2 id="thread-heading">{title ?? uiTexts[usePage().lang].thread.heading}</h2>
    <ThreadSteps steps={steps} />
  </section>
);

export type ThreadStage = { key: string; label: string; count: number; href?: string; note?: Child };

/** How far the district's threads have come: five words on one line, a column on a phone. */
export const ThreadStrip: FC<{ stages: readonly ThreadStage[]; label?: string }> = ({ stages, label }) => {
  const words = uiTexts[usePage().lang].thread;
  return (
    <ol class="strip" aria-label={label ?? words.heading}>
      {stages.map((stage) => (
        <li class="strip-stage">
          <Mark happened={stage.count > 0} />
          <span class="strip-count">{stage.count}</span>
          <span class="strip-label">{stage.href ? <a href={stage.href}>{stage.label}</a> : stage.label}</span>
          {stage.note && <span class="strip-note">{stage.note}</span>}
        </li>
      ))}
    </ol>
  );
};
