import type { FC } from "hono/jsx";
import { formatDay, formatDayAndDate, formatTime } from "../../../platform/i18n/dates.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import type { Fact } from "../../../ui/definition.tsx";
import type { Crumb } from "../../../ui/layout.tsx";
import { Actions } from "../../../ui/layout.tsx";
import { electionStatusWords } from "../kinds.ts";
import { paths } from "../paths.ts";
import type { Candidate } from "../queries/candidates.ts";
import type { Election } from "../queries/elections.ts";
import { errorTexts } from "../texts/errors.ts";
import { texts } from "../texts/election.ts";

/** What people wrote is Danish, also on an English page. */
export const danish = (lang: Lang) => (lang === "en" ? "da" : undefined);

/** How an election stands, in words with a shape. */
export function statusOf({ status }: Pick<Election, "status">, lang: Lang) {
  const { words, tone } = electionStatusWords[status];
  return { label: words[lang], tone };
}

/** When the hall meets: "onsdag den 25. november 2026 kl. 17.00 til 20.00". */
export function hallWords({ hallFrom, hallUntil }: Election, lang: Lang): string {
  return texts[lang].facts.hours(formatDayAndDate(hallFrom, lang), formatTime(hallFrom, lang), formatTime(hallUntil, lang));
}

/** A candidate's name; whoever has withdrawn or been erased by their number. */
export function candidateName({ name, number }: Pick<Candidate, "name" | "number">, lang: Lang): string {
  return name ?? texts[lang].candidates.erased(number ?? 0);
}

/** The facts everyone looks for first. */
export function factsOf(election: Election, partyName: string, lang: Lang): Fact[] {
  const t = texts[lang].facts;
  const day = (value: string) => <time datetime={value}>{formatDay(value, lang)}</time>;
  const written = (value: string) => <span lang={danish(lang)}>{value}</span>;
  return [
    { term: t.party, value: written(partyName) },
    { term: t.period, value: t.periodOf(formatDay(election.fromDay, lang), formatDay(election.toDay, lang)) },
    { term: t.candidates, value: election.status === "call" && day(election.candidatesDay) },
    { term: t.withdraw, value: (election.status === "call" || election.status === "closed") && day(election.withdrawDay) },
    { term: t.screen, value: (election.status === "call" || election.status === "closed") && day(election.votingDay) },
    { term: t.hall, value: hallWords(election, lang) },
    { term: t.place, value: written(election.place) },
    { term: t.contact, value: written(election.contact) },
    { term: t.number, value: election.documentNumber },
  ];
}

/** Back to the elections, to one, and to the work on it. */
export function crumbsTo(visit: Visit, election?: Election, work = false): Crumb[] {
  const t = texts[visit.lang];
  return [
    { href: paths.elections.to(visit, {}), label: t.title },
    ...(election ? [{ href: paths.election.to(visit, { id: election.id }), label: election.title, isWritten: true }] : []),
    ...(election && work ? [{ href: paths.work.to(visit, { id: election.id }), label: t.work }] : []),
  ];
}

/** The errors of a form in words, and what each field needs. */
export function fieldsOf(visit: Visit, problem: FormProblem, own: Readonly<Record<string, string>> = {}) {
  const errors = errorsInWords(problem.errors, visit.lang, { ...errorTexts[visit.lang], ...own });
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  return { errors, field };
}

/** Save, or go back. */
export const SaveOr: FC<{ save: string; back: string; backWords: string; kind?: "primary" | "danger" }> = ({
  save,
  back,
  backWords,
  kind = "primary",
}) => (
  <Actions>
    <Button kind={kind}>{save}</Button>
    <ButtonLink kind="quiet" href={back}>
      {backWords}
    </ButtonLink>
  </Actions>
);
