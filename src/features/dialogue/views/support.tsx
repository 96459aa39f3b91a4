import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Fold } from "../../../ui/fold.tsx";
import { Status } from "../../../ui/status.tsx";
import { DataTable } from "../../../ui/table.tsx";
import type { Question } from "../queries/questions.ts";
import { unheardOn } from "../summary.ts";
import type { StatementSummary } from "../summary.ts";
import { texts } from "../texts/dialogue.ts";
import { resultTexts } from "../texts/result.ts";

interface SupportProps {
  readonly visit: Visit;
  readonly question: Question;
  readonly statement: StatementSummary;
  readonly text: string;
}

const percent = (share: number) => Math.round(100 * share);

/** A statement with its support by perspective: a dot and how uncertain it is, and the same in a table. */
export const StatementSupport: FC<SupportProps> = ({ visit, question, statement, text }) => {
  const t = resultTexts[visit.lang];
  const names: Readonly<Record<string, string>> = texts[visit.lang].perspectives;
  const nameOf = (name: string) => names[name] ?? name;
  const unheard = unheardOn(statement, question.mustBeHeard);
  return (
    <li class="support">
      <p class="support-statement" lang={writtenLang()}>
        {text}
      </p>
      {statement.supportedByAll === true && (
        <p>
          <Status tone="done">{t.byAll}</Status>
        </p>
      )}
      {unheard.map((name) => (
        <p class="support-unknown">{t.unknown(nameOf(name))}.</p>
      ))}
      <dl class="support-rows">
        {statement.support.map(({ name, mean, low, high }) => (
          <div>
            <dt>{capitalised(nameOf(name))}</dt>
            <dd>
              <Interval {...{ mean, low, high }} />
              <span class="support-share">{t.percent(percent(mean))}</span>
            </dd>
          </div>
        ))}
      </dl>
      <Fold summary={t.inNumbers}>
        <DataTable
          caption={text}
          hideCaption
          columns={[
            { key: "who", label: t.perspective },
            { key: "share", label: t.share, align: "end" },
            { key: "between", label: t.between, align: "end" },
            { key: "seen", label: t.peopleAnswered, align: "end" },
          ]}
          rows={statement.support.map(({ name, mean, low, high, seen }) => ({
            key: name,
            cells: {
              who: capitalised(nameOf(name)),
              share: t.percent(percent(mean)),
              between: t.range(percent(low), percent(high)),
              seen,
            },
          }))}
        />
      </Fold>
    </li>
  );
};

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** From none to all, with the middle marked; what it shows stands beside it in words. */
const Interval: FC<{ mean: number; low: number; high: number }> = ({ mean, low, high }) => {
  const x = (share: number) => (4 + 192 * share).toFixed(1);
  return (
    <svg class="interval" viewBox="0 0 200 20" aria-hidden="true" focusable="false">
      <line class="interval-ground" x1={x(0)} y1="10" x2={x(1)} y2="10" />
      <line class="interval-middle" x1={x(0.5)} y1="3" x2={x(0.5)} y2="17" />
      <line class="interval-range" x1={x(low)} y1="10" x2={x(high)} y2="10" />
      <circle class="interval-dot" cx={x(mean)} cy="10" r="5.5" />
    </svg>
  );
};
