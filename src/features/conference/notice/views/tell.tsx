import type { FC } from "hono/jsx";
import { formatDate } from "../../../../platform/i18n/dates.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button } from "../../../../ui/button.tsx";
import { errorsInWords } from "../../../../ui/error-texts.ts";
import { ErrorSummary, Form, HiddenField } from "../../../../ui/form.tsx";
import { Page, Section } from "../../../../ui/layout.tsx";
import { EmptyState, Filters, Pagination } from "../../../../ui/list.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { DataTable } from "../../../../ui/table.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import { registrationPaths } from "../../registration/paths.ts";
import { texts as secretaryTexts } from "../../registration/texts/secretary.ts";
import { changeWords } from "../../rules/programme/change-words.ts";
import { wholeSpan } from "../../rules/when.ts";
import { hasOtherTime } from "../head.ts";
import type { HeadOfConference } from "../head.ts";
import { noticePaths } from "../paths.ts";
import type { Hearer, Listed } from "../queries/hearers.ts";
import type { ProgrammeHearer } from "../queries/programme-hearers.ts";
import { texts } from "../texts.ts";

const onAPage = 50;

type Someone = Hearer | ProgrammeHearer;

interface TellProps {
  readonly visit: Visit;
  readonly conference: Conference;
  /** Those whom mail does not reach. */
  readonly hearers: readonly Someone[];
  readonly showsTold: boolean;
  readonly page: number;
  readonly problem: FormProblem;
}

/** Which part of the list an address shows, so that whoever presses a button comes back to it. */
export const listQuery = (showsTold: boolean, page: number) => ({ group: showsTold ? "told" : undefined, page: page > 1 ? page : undefined });

/** The last page of a part of the list; 1 when it is empty. */
export const lastPageOf = (list: readonly Someone[]): number => Math.max(1, Math.ceil(list.length / onAPage));

/**
 * Who must hear by hand that a conference was moved or cancelled, or their own programme changed, what to tell them, and who has
 * heard. What is told begins from what each of them knows: it can change again before everybody has been called. Also to print.
 */
export const TellPage: FC<TellProps> = (props) => {
  const { visit, conference, hearers, showsTold, page, problem } = props;
  const { lang } = visit;
  const t = texts[lang].tell;
  const { id } = conference;
  const errors = errorsInWords(problem.errors, lang, texts[lang].errors);
  const [untold, told] = [hearers.filter(({ toldAt }) => toldAt === null), hearers.filter(({ toldAt }) => toldAt !== null)];
  const list = showsTold ? told : untold;
  const pages = lastPageOf(list);
  const at = Math.min(page, pages);
  const href = (group: "told" | undefined, to = 1) => noticePaths.tell.to(visit, { id }, listQuery(group === "told", to));
  return (
    <Page
      title={t.title}
      kicker={conference.title}
      lead={hearers.length > 0 && t.lead}
      width="wide"
      breadcrumbs={[
        { href: paths.overview.to(visit, { id }), label: conference.title, isWritten: true },
        { href: registrationPaths.list.to(visit, { id }), label: secretaryTexts[lang].list },
      ]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") === "cancelled" && <Notice tone="success" live>{t.cancelled}</Notice>}
        </>
      }
      noIndex
    >
      {hearers.length === 0 && <EmptyState title={t.none} />}
      {hearers.length > 0 && (
        <Filters
          filters={[
            { label: t.groups.untold, href: href(undefined), current: !showsTold, count: untold.length },
            { label: t.groups.told, href: href("told"), current: showsTold, count: told.length },
          ]}
        />
      )}
      {hearers.length > 0 && untold.length === 0 && !showsTold && <Notice tone="success">{t.allTold}</Notice>}
      <Lists {...props} page={at} list={list.slice((at - 1) * onAPage, at * onAPage)} />
      <Pagination page={at} pages={pages} total={list.length} href={(to) => href(showsTold ? "told" : undefined, to)} />
    </Page>
  );
};

/** A page of the list: one after the other for each thing that somebody may believe. */
const Lists: FC<TellProps & { list: readonly Someone[] }> = (props) => {
  const { visit, conference, list, showsTold } = props;
  const t = texts[visit.lang].tell;
  if (showsTold) return list.length > 0 ? <HearerTable {...props} caption={t.groups.told} /> : null;
  const told = list.map((hearer) => ({ hearer, ...wordsTo(visit, conference, hearer) }));
  const groups = [...Map.groupBy(told, ({ to, say }) => [to, ...say].join("\n")).values()];
  return groups.map((group) => {
    const [{ to, say } = { to: "", say: [] }] = group;
    return (
      <Section title={groups.length > 1 ? to : t.say}>
        {say.map((words) => (
          <p>{words}</p>
        ))}
        <HearerTable {...props} list={group.map(({ hearer }) => hearer)} caption={t.groups.untold} />
      </Section>
    );
  });
};

/** What to say to somebody, and to whom else the same. */
function wordsTo(visit: Visit, conference: Conference, hearer: Someone): { readonly to: string; readonly say: readonly string[] } {
  const { lang } = visit;
  const t = texts[lang].tell;
  if (hearer.of === "programme") {
    const points = [...new Set(hearer.changes.flatMap((change) => ("session" in change ? `“${change.session.title}”` : [])))];
    const named = new Intl.ListFormat(lang === "da" ? "da-DK" : "en-GB").format(points);
    return { to: t.sayHaving(named), say: [t.programme(conference.title), ...hearer.changes.map((change) => changeWords(change, lang))] };
  }
  const { knew } = hearer;
  return {
    to: t.sayTo([wholeSpan(knew, lang), knew.place].join(", ")),
    say: [sayWords(visit, conference, knew), ...(conference.cancelReason ? [t.why(conference.cancelReason)] : [])],
  };
}

function sayWords({ lang }: Visit, conference: Conference, knew: HeadOfConference): string {
  const t = texts[lang].tell;
  const { title, place } = conference;
  const [was, is] = [wholeSpan(knew, lang), wholeSpan(conference, lang)];
  if (conference.cancelledAt) return t.calledOff(title, was);
  if (!hasOtherTime(knew, conference)) return t.elsewhere(title, is, knew.place, place);
  return `${t.moved(title, was, is)} ${knew.place === place ? t.samePlace(place) : t.otherPlace(knew.place, place)}`;
}

const HearerTable: FC<TellProps & { list: readonly Someone[]; caption: string }> = ({ list, caption, ...props }) => {
  const { visit } = props;
  const { lang } = visit;
  const t = texts[lang].tell;
  const standing = ({ state }: Listed) => t.standings[state === "seated" || state === "waiting" || state === "offered" ? state : "invited"];
  return (
    <DataTable
      caption={caption}
      hideCaption
      columns={[
        { key: "name", label: t.columns.name },
        { key: "reach", label: t.columns.reach },
        { key: "standing", label: t.columns.standing },
        { key: "mark", label: t.columns.mark },
      ]}
      rows={list.map((hearer) => ({
        key: `${hearer.of}-${hearer.id}`,
        cells: {
          name: <WrittenWords>{hearer.name ?? secretaryTexts[lang].erased}</WrittenWords>,
          reach: <Reach visit={visit} hearer={hearer} />,
          standing: standing(hearer),
          mark: <Mark {...props} hearer={hearer} />,
        },
      }))}
    />
  );
};

const Reach: FC<{ visit: Visit; hearer: Listed }> = ({ visit, hearer: { phone, address, email } }) => {
  const t = texts[visit.lang].tell;
  if (phone)
    return (
      <>
        {t.call} <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{phone}</a>
      </>
    );
  return <>{address ?? (email ? t.mailFails : t.noReach)}</>;
};

const Mark: FC<TellProps & { hearer: Someone }> = ({ visit, conference, showsTold, page, hearer: { of, id, name, toldAt, changedAt } }) => {
  const t = texts[visit.lang].tell;
  const label = toldAt === null ? t.mark : t.unmark;
  const query = listQuery(showsTold, page);
  const action = of === "programme" ? noticePaths.tellOfProgramme.to(visit, { id: conference.id, registration: id }, query) : noticePaths.tellOne.to(visit, { id: conference.id, hearer: id }, query);
  return (
    <>
      {toldAt && <p>{t.told(formatDate(toldAt, visit.lang))}</p>}
      <Form action={action} inline>
        <HiddenField name="told" value={toldAt === null ? "1" : "0"} />
        <HiddenField name="changedAt" value={changedAt.toISOString()} />
        <Button kind={toldAt === null ? "secondary" : "quiet"} aria-label={`${label}: ${name ?? ""}`}>
          {label}
        </Button>
      </Form>
    </>
  );
};
