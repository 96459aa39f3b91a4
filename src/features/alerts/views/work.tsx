import type { FC } from "hono/jsx";
import { formatDateTime } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { ItemList } from "../../../ui/list.tsx";
import type { ListItem } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { alertKinds, lacksWhatWasLearnt } from "../alert.ts";
import { untilWords } from "../alert-words.ts";
import { paths } from "../paths.ts";
import type { Shortage } from "../grading.ts";
import type { Report } from "../queries/reports.ts";
import { texts as kindTexts } from "../texts/kinds.ts";
import { texts } from "../texts/work.ts";
import { waitedWords } from "../waiting.ts";
import { Headline } from "./parts.tsx";
import { ShortageNotice } from "./shortage.tsx";

type WorkProps = { visit: Visit; reports: readonly Report[]; graded: ReadonlyMap<string, number> };

const savedKeys = ["reported", "graded", "published", "refused", "changed", "closed"] as const;

/** What was just done, on the page one comes to; a report that cannot go out is not said to be on its way. */
export const Saved: FC<{ visit: Visit; isStuck?: boolean }> = ({ visit, isStuck = false }) => {
  const done = savedKeys.find((one) => one === visit.query("saved"));
  if (!done) return null;
  return <Notice tone="success" title={texts[visit.lang].saved[isStuck && done === "reported" ? "stuck" : done]} live />;
};

/** What waits for somebody's word, what is out, and what still lacks what was learnt. */
export const WorkPage: FC<WorkProps> = ({ visit, reports, graded }) => {
  const t = texts[visit.lang];
  const row = (report: Report, meta: string, status: ListItem["status"]): ListItem => ({
    key: report.id,
    kind: kindTexts[visit.lang][report.kind].label,
    title: <Headline {...{ visit }} words={report.words} />,
    href: paths.workOne.to(visit, { id: report.id }),
    meta,
    ...(status && { status }),
  });
  const lacks = (report: Report) => lacksWhatWasLearnt(report, visit.now);
  const isOut = (report: Report) => report.status === "published" && !lacks(report);
  const waiting = reports.filter(({ status }) => status === "waiting");
  const over = reports.filter(lacks);
  const refused = reports.filter(({ status }) => status === "refused").toReversed();
  const until = ({ expiresAt }: Report) => (expiresAt ? untilWords(expiresAt, visit.now, visit.lang) : "");
  return (
    <Page title={t.title} lead={t.lead} before={<Saved {...{ visit }} />} breadcrumbs={[{ href: paths.help.to(visit, {}), label: t.helpNow }]}>
      <Actions>
        <ButtonLink href={paths.report.to(visit, {})}>{t.report}</ButtonLink>
        <ButtonLink kind="quiet" href={paths.alerts.to(visit, {})}>
          {t.see}
        </ButtonLink>
      </Actions>
      <Section title={t.waiting}>
        {waiting.length === 0 ? (
          <p>{t.noneWaiting}</p>
        ) : (
          <ItemList
            items={waiting.map((report) =>
              row(report, t.graded(graded.get(report.id) ?? 0), { label: t.waited(waitedWords(report.reportedAt, visit.now, visit.lang)), tone: "late" }),
            )}
          />
        )}
      </Section>
      <Section title={t.current}>
        {reports.some(isOut) ? <ItemList items={reports.filter(isOut).map((report) => row(report, until(report), undefined))} /> : <p>{t.noCurrent}</p>}
      </Section>
      {over.length > 0 && (
        <Section title={t.over}>
          <ItemList items={over.map((report) => row(report, report.expiresAt ? formatDateTime(report.expiresAt, visit.lang) : "", { label: t.one.closeNow, tone: "open" }))} />
        </Section>
      )}
      {refused.length > 0 && (
        <Section title={t.refused}>
          <ItemList items={refused.map((report) => row(report, formatDateTime(report.reportedAt, visit.lang), undefined))} />
        </Section>
      )}
    </Page>
  );
};

/** The first step of a report: what it is about. */
export const ChooseKindPage: FC<{ visit: Visit; mayReport: boolean; shortage: Shortage | undefined }> = ({ visit, mayReport, shortage }) => {
  const t = texts[visit.lang];
  return (
    <Page title={t.report} lead={mayReport ? t.form.danger : undefined} breadcrumbs={[{ href: paths.work.to(visit, {}), label: t.title }]}>
      {mayReport && <ShortageNotice {...{ visit, shortage }} />}
      {mayReport ? (
        <Section title={t.chooseKind}>
          <ul class="alert-kinds">
            {alertKinds.map((kind) => (
              <li>
                <ButtonLink kind="secondary" href={paths.report.to(visit, {}, { kind })}>
                  {kindTexts[visit.lang][kind].label}
                </ButtonLink>
              </li>
            ))}
          </ul>
        </Section>
      ) : (
        <p>{t.noParty}</p>
      )}
    </Page>
  );
};
