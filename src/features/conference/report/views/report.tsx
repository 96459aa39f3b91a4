import type { FC } from "hono/jsx";
import { formatDate } from "../../../../platform/i18n/dates.ts";
import { renderMarkdown } from "../../../../platform/markdown/render.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { writtenLang } from "../../../../ui/attributes.ts";
import { ButtonLink } from "../../../../ui/button.tsx";
import { Actions, Page, Section } from "../../../../ui/layout.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { Prose } from "../../../../ui/prose.tsx";
import type { ThreadItem } from "../../../../thread/queries.ts";
import { ThreadSteps } from "../../../../ui/story.tsx";
import type { ThreadStep } from "../../../../ui/story.tsx";
import { DataTable } from "../../../../ui/table.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import { outcomePaths } from "../../outcome/paths.ts";
import { SupportLines } from "../../outcome/views/support.tsx";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import { evaluationSpan } from "../../rules/stages.ts";
import { minuteOf, wholeSpan } from "../../rules/when.ts";
import { ContactCard } from "../../views/contact.tsx";
import { ProgrammeTable } from "../../views/programme.tsx";
import { reportPaths } from "../paths.ts";
import { peopleFigures } from "../queries/report.ts";
import type { CameFor, PeopleCounts, Report, ReportNote } from "../queries/report.ts";
import { openQuestions } from "../rules/evaluation.ts";
import { answersIn, bandWords, isMerged } from "../rules/evaluation-words.ts";
import { texts } from "../texts/report.ts";

interface ReportProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly report: Report;
  /** What came of something, as steps to show. */
  readonly stepsOf: (items: readonly ThreadItem[]) => readonly ThreadStep[];
  /** As only its writers see it. */
  readonly isDraft: boolean;
}

/** A report: who came, what was held, what they thought, and what came of it, as it stands now. */
export const ReportPage: FC<ReportProps> = (props) => {
  const { visit, conference, report, stepsOf, isDraft } = props;
  const { lang } = visit;
  const t = texts[lang];
  const { id } = conference;
  return (
    <Page
      title={t.title(conference.title)}
      lead={t.lead(wholeSpan(conference, lang), conference.place)}
      breadcrumbs={[{ href: isDraft ? reportPaths.desk.to(visit, { id }) : paths.conference.to(visit, { id }), label: isDraft ? t.desk.title(conference.title) : conference.title, isWritten: true }]}
      before={isDraft && <Notice>{t.desk.draft}</Notice>}
      noIndex={isDraft}
    >
      {conference.reportedAt && <p class="report-aside">{t.published(formatDate(conference.reportedAt, lang))}</p>}
      <Notes visit={visit} notes={report.notes} />
      <div class="on-screen">
        <Actions>
          <ButtonLink kind="secondary" href={(isDraft ? reportPaths.draftPdf : reportPaths.pdf).to(visit, { id })}>
            {t.pdf}
          </ButtonLink>
          {!isDraft && (
            <ButtonLink kind="quiet" href={reportPaths.data.to(visit, { id })}>
              {t.data}
            </ButtonLink>
          )}
        </Actions>
      </div>
      <Words markdown={report.words.introduction} />
      <Section title={t.people.title} id="people">
        {report.people ? <People visit={visit} people={report.people} /> : <p>{t.people.none}</p>}
      </Section>
      <Outcomes {...props} />
      <EvaluationSection {...props} />
      {(report.after.length > 0 || report.outcomes.length === 0) && (
        <Section title={t.after.title} id="after">
          {report.after.length > 0 ? <ThreadSteps steps={stepsOf(report.after)} /> : <p>{t.after.none}</p>}
        </Section>
      )}
      {report.words.closing && (
        <Section title={t.closing}>
          <Words markdown={report.words.closing} />
        </Section>
      )}
      {report.programme && (
        <Section title={t.programme} id="programme">
          <ProgrammeTable programme={report.programme} lang={lang} />
        </Section>
      )}
    </Page>
  );
};

/** What stands where a report was that has been withdrawn. */
export const WithdrawnPage: FC<{ visit: Visit; conference: Conference; notes: readonly ReportNote[] }> = ({ visit, conference, notes }) => {
  const { lang } = visit;
  const t = texts[lang];
  return (
    <Page
      title={t.title(conference.title)}
      lead={t.notes.withdrawnLead}
      breadcrumbs={[{ href: paths.conference.to(visit, { id: conference.id }), label: conference.title, isWritten: true }]}
      noIndex
    >
      <Notes visit={visit} notes={notes} />
      <ContactCard visit={visit} conference={conference} />
    </Page>
  );
};

const Notes: FC<{ visit: Visit; notes: readonly ReportNote[] }> = ({ visit, notes }) => {
  if (notes.length === 0) return null;
  const t = texts[visit.lang].notes;
  return (
    <Notice title={t.title}>
      {notes.map(({ kind, why, notedAt }) => (
        <p>
          {t[kind](formatDate(notedAt, visit.lang))} <WrittenWords>{why}</WrittenWords>
        </p>
      ))}
    </Notice>
  );
};

const Words: FC<{ markdown: string }> = ({ markdown }) => {
  if (markdown === "") return null;
  return (
    <div lang={writtenLang()}>
      <Prose html={renderMarkdown(markdown)} />
    </div>
  );
};

const People: FC<{ visit: Visit; people: PeopleCounts }> = ({ visit, people }) => {
  const t = texts[visit.lang].people;
  const { shown, others } = people.byParty;
  const rows = shown.map(({ of, count }) => ({ key: of.party ?? of.comesAs, cells: { party: <CameForName visit={visit} of={of} />, count } }));
  return (
    <>
      <dl class="report-figures">
        {peopleFigures.map(
          (key) =>
            people[key] > 0 && (
              <div>
                <dt>{t[key]}</dt>
                <dd>{people[key]}</dd>
              </div>
            ),
        )}
      </dl>
      {rows.length > 0 && (
        <DataTable
          caption={people.come > 0 ? t.byPartyCame : t.byParty}
          columns={[
            { key: "party", label: t.party },
            { key: "count", label: t.count, align: "end" },
          ]}
          rows={others ? [...rows, { key: "others", cells: { party: t.others, count: others } }] : rows}
        />
      )}
      {rows.length > 0 && others !== 0 && <p class="report-aside">{t.othersWhy}</p>}
    </>
  );
};

const CameForName: FC<{ visit: Visit; of: CameFor }> = ({ visit, of }) => {
  const t = texts[visit.lang].people;
  if (of.party !== null) return <WrittenWords>{of.name}</WrittenWords>;
  return <>{of.comesAs === "neighbour" ? t.neighbours : t.without}</>;
};

const Outcomes: FC<ReportProps> = ({ visit, conference, report, stepsOf }) => {
  const t = texts[visit.lang].outcomes;
  if (report.outcomes.length === 0) return null;
  return (
    <Section title={t.title} id="recommendations">
      {report.outcomes.map(({ workshop, recommendations }) => (
        <>
          <h3 lang={writtenLang()}>{workshop.title}</h3>
          <ol class="recommendations">
            {recommendations.map(({ recommendation, after }) => (
              <li class="recommendation">
                <p class="recommendation-sentence" lang={writtenLang()}>
                  <a href={outcomePaths.recommendation.to(visit, { id: recommendation.id })}>{recommendation.sentence}</a>
                </p>
                <SupportLines visit={visit} support={recommendation.support} />
                {after.length > 0 ? <ThreadSteps steps={stepsOf(after)} /> : <p class="report-aside">{t.notYet}</p>}
              </li>
            ))}
          </ol>
        </>
      ))}
      <p class="on-screen">
        <a href={outcomePaths.data.to(visit, { id: conference.id })}>{t.data}</a>
      </p>
    </Section>
  );
};

const EvaluationSection: FC<ReportProps> = ({ visit, conference, report }) => {
  const { lang } = visit;
  const t = texts[lang].evaluation;
  const { evaluation, quotes } = report;
  if (evaluation.state === "none") return null;
  const bands = evaluation.state === "closed" ? evaluation.bands : undefined;
  const all = bands ? answersIn(bands) : 0;
  return (
    <Section title={t.title} id="evaluation">
      {evaluation.state === "open" && <p>{t.open(minuteOf(evaluationSpan(conference).until, lang))}</p>}
      {evaluation.state === "closed" && !bands && <p>{t.few}</p>}
      {bands && (
        <>
          <p>{t.answers(all)}</p>
          <ul class="report-bands">
            {bands.map((band) => (
              <li>
                <span>{bandWords(band, lang)}</span>
                <span class="report-count">{t.of(band.count, all)}</span>
                <svg class="report-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                  <rect width={((band.count / all) * 100).toFixed(1)} height="1" />
                </svg>
              </li>
            ))}
          </ul>
          {isMerged(bands) && <p class="report-aside">{t.merged}</p>}
        </>
      )}
      {quotes.length > 0 && (
        <>
          <div class="report-quotes">
            {openQuestions.map((question) => {
              const own = quotes.filter((quote) => quote.question === question);
              return (
                own.length > 0 && (
                  <div>
                    <h3>{t[question]}</h3>
                    {own.map(({ words }) => (
                      <blockquote lang={writtenLang()}>{words}</blockquote>
                    ))}
                  </div>
                )
              );
            })}
          </div>
          <p class="report-aside">{t.quotes}</p>
        </>
      )}
    </Section>
  );
};

/** On the conference's page: that there is a report. */
export const ReportOut: FC<Pick<ReportProps, "visit" | "conference">> = ({ visit, conference }) => {
  const t = texts[visit.lang];
  if (!conference.reportedAt) return null;
  return (
    <Section title={t.kind} id="report">
      <p>{t.linkBody}</p>
      <p>
        <ButtonLink href={reportPaths.report.to(visit, { id: conference.id })}>{t.link}</ButtonLink>
      </p>
    </Section>
  );
};
