import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Fold } from "../../../ui/fold.tsx";
import { Status } from "../../../ui/status.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { paths } from "../paths.ts";
import type { Question } from "../queries/questions.ts";
import { percentOf, perspectiveTitle, perspectiveWords } from "../rules/result/result-words.ts";
import { fewestShown } from "../rules/result/small-numbers.ts";
import { isSupportedByAll, unheardOn } from "../rules/result/summary.ts";
import type { KeptSupport, StatementSummary } from "../rules/result/summary.ts";
import { resultTexts } from "../texts/result.ts";

interface SupportProps {
  readonly visit: Visit;
  readonly question: Question;
  readonly statement: StatementSummary;
  readonly text: string;
}

/** Fewer answers than that are nobody's opinion but those few people's. */
const isTold = ({ seen }: KeptSupport) => seen >= fewestShown;

/** A statement, which leads to its own page, with its support by perspective. */
export const StatementSupport: FC<SupportProps> = (props) => {
  const { visit, statement, text } = props;
  return (
    <li class="support">
      <p class="support-statement" lang={writtenLang()}>
        <a href={paths.statement.to(visit, { statement: statement.id })}>{text}</a>
      </p>
      <SupportInFigures {...props} />
    </li>
  );
};

/** The support for a statement by perspective: a dot and how uncertain it is, and the same in a table. */
export const SupportInFigures: FC<SupportProps> = ({ visit, question, statement, text }) => {
  const { lang } = visit;
  const t = resultTexts[lang];
  const unheard = unheardOn(statement, question.mustBeHeard);
  return (
    <>
      {isSupportedByAll(statement) && (
        <p>
          <Status tone="done">{t.byAll}</Status>
        </p>
      )}
      {statement.supportedByAll === true && !isSupportedByAll(statement) && <p class="support-unknown">{t.onlyOne}.</p>}
      {unheard.map((name) => (
        <p class="support-unknown">{t.unknown(perspectiveWords(lang, name))}.</p>
      ))}
      <dl class="support-rows">
        {statement.support.map((one) => (
          <div>
            <dt>{perspectiveTitle(lang, one.name)}</dt>
            <dd>
              {isTold(one) ? (
                <>
                  <Interval {...one} />
                  <span class="support-share">{t.percent(percentOf(one.mean))}</span>
                </>
              ) : (
                <span class="support-few">{t.few}</span>
              )}
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
          rows={statement.support.map((one) => ({
            key: one.name,
            cells: {
              who: perspectiveTitle(lang, one.name),
              share: isTold(one) ? t.percent(percentOf(one.mean)) : t.few,
              between: isTold(one) ? t.range(percentOf(one.low), percentOf(one.high)) : "–",
              seen: isTold(one) ? one.seen : t.underFive,
            },
          }))}
        />
      </Fold>
    </>
  );
};

/** From none to all, with the middle marked; what it shows stands beside it in words. */
const Interval: FC<Pick<KeptSupport, "mean" | "low" | "high">> = ({ mean, low, high }) => (
  <svg class="interval" viewBox="0 0 200 20" aria-hidden="true" focusable="false">
    <Scale width={200} />
    <line class="interval-range" x1={along(200, low)} y1="10" x2={along(200, high)} y2="10" />
    <circle class="interval-dot" cx={along(200, mean)} cy="10" r="5.5" />
  </svg>
);

const along = (width: number, share: number) => Math.round(10 * (6 + (width - 12) * share)) / 10;

const Scale: FC<{ width: number }> = ({ width }) => (
  <>
    <line class="interval-ground" x1={along(width, 0)} y1="10" x2={along(width, 1)} y2="10" />
    <line class="interval-middle" x1={along(width, 0.5)} y1="3" x2={along(width, 0.5)} y2="17" />
  </>
);

/** Two ways of counting on one line, a ring and a square; the figures stand beside it in words. */
export const TwoShares: FC<{ all: number; each: number }> = ({ all, each }) => (
  <svg class="interval" viewBox="0 0 400 20" aria-hidden="true" focusable="false">
    <Scale width={400} />
    <line class="interval-range" x1={along(400, all)} y1="10" x2={along(400, each)} y2="10" />
    <AllMark at={along(400, all)} />
    <EachMark at={along(400, each)} />
  </svg>
);

const AllMark: FC<{ at: number }> = ({ at }) => <circle class="share-all" cx={at} cy="10" r="5" />;
const EachMark: FC<{ at: number }> = ({ at }) => <rect class="share-each" x={Math.round(10 * (at - 5)) / 10} y="5" width="10" height="10" />;

/** The sign of one way of counting, to stand before its words. */
export const ShareSign: FC<{ of: "all" | "each" }> = ({ of }) => (
  <svg class="share-sign" viewBox="0 0 14 20" width="14" height="20" aria-hidden="true" focusable="false">
    {of === "all" ? <AllMark at={7} /> : <EachMark at={7} />}
  </svg>
);
