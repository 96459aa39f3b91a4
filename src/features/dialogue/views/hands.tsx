import type { FC } from "hono/jsx";
import { addDays, dayOf, formatDate, formatDay, formatTime } from "../../../platform/i18n/dates.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { ChannelCounts } from "../rules/answers/channel.ts";
import { codeInWords, codeOf, kioskEnds } from "../rules/answers/kiosk.ts";
import { paths } from "../paths.ts";
import { canBeAnswered } from "../rules/question.ts";
import type { Kiosk } from "../queries/kiosks.ts";
import type { Question } from "../queries/questions.ts";
import type { SheetRun } from "../queries/sheets.ts";
import { sheetNumber } from "../rules/sheets/sheet-number.ts";
import { handsTexts } from "../texts/hands.ts";
import { ChannelTable } from "./channels.tsx";

interface HandsProps {
  readonly visit: Visit;
  readonly question: Question;
  readonly kiosks: readonly Kiosk[];
  readonly runs: readonly SheetRun[];
  /** For coordinators. */
  readonly counts: ChannelCounts | undefined;
  readonly problem: FormProblem;
}

/** Where a worker lets people without a phone answer: on a tablet, on paper, through themselves. */
export const HandsPage: FC<HandsProps> = (props) => {
  const { visit, question, counts, problem } = props;
  const t = handsTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const isOpen = canBeAnswered(question, dayOf(visit.now));
  return (
    <Page
      title={t.title}
      lead={t.lead}
      breadcrumbs={[{ href: paths.question.to(visit, { id: question.id }), label: question.title, isWritten: true }]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      {!isOpen && <Notice>{question.status === "closed" ? t.ended : t.lastDay}</Notice>}
      {question.status === "open" && <Entry {...props} isOpen={isOpen} />}
      {isOpen && <Tablets {...props} />}
      {(isOpen || props.runs.length > 0) && <Paper {...props} isOpen={isOpen} />}
      {counts && (
        <Section title={t.countsTitle} lead={t.countsLead}>
          <ChannelTable visit={visit} counts={counts} />
        </Section>
      )}
    </Page>
  );
};

/** What was just done, where it can be seen. */
const Done: FC<HandsProps & { readonly of: readonly ("code" | "ended" | "numbered")[] }> = ({ visit, problem, of }) => {
  const done = problem.errors.length === 0 && of.find((what) => what === visit.query("done"));
  return done ? <Notice tone="success" live>{handsTexts[visit.lang].done[done]}</Notice> : null;
};

const Entry: FC<HandsProps & { readonly isOpen: boolean }> = ({ visit, question: { id }, isOpen }) => {
  const t = handsTexts[visit.lang];
  return (
    <Section title={t.enter} lead={t.enterLead}>
      <Actions>
        <ButtonLink href={paths.enter.to(visit, { id })}>{t.enterSheets}</ButtonLink>
      </Actions>
      {isOpen && (
        <>
          <p>{t.callText}</p>
          <Form action={paths.numberCall.to(visit, { id })}>
            <Button kind="secondary">{t.call}</Button>
          </Form>
        </>
      )}
    </Section>
  );
};

function fieldsOf({ visit, problem }: HandsProps) {
  const errors = errorsInWords(problem.errors, visit.lang, handsTexts[visit.lang].errors);
  return (name: string, usual = "") => {
    const error = errorAt(errors, name);
    return { name, value: textOf(problem, name) || usual, ...(error !== undefined && { error }) };
  };
}

const Tablets: FC<HandsProps> = (props) => {
  const { visit, question, kiosks } = props;
  const t = handsTexts[visit.lang];
  const field = fieldsOf(props);
  return (
    <Section title={t.kiosk} lead={t.kioskLead} id="tablets">
      <Done {...props} of={["code", "ended"]} />
      {kiosks.length > 0 && (
        <>
          <h3>{t.kiosksTitle}</h3>
          <ItemList label={t.kiosksTitle} items={kiosks.map((kiosk) => tabletRow(props, kiosk))} />
        </>
      )}
      <p>{t.kioskSafe}</p>
      <Form action={paths.openKiosk.to(visit, { id: question.id })}>
        <TextField {...field("place")} label={t.place} hint={t.placeHint} maxlength={80} required />
        <RadioGroup
          {...field("end", "today")}
          label={t.end}
          options={kioskEnds.map((value) => ({ value, label: t.ends[value] }))}
        />
        <Button>{t.makeCode}</Button>
      </Form>
    </Section>
  );
};

function tabletRow({ visit, question }: HandsProps, { id, place, isTaken, endsAt, codeUntil }: Kiosk) {
  const t = handsTexts[visit.lang];
  const address = (visit.deps.publicUrl + paths.kiosk.to(visit, {})).replace(/^https?:\/\//, "");
  return {
    key: `tablet-${id}`,
    title: place,
    status: isTaken ? ({ label: t.open, tone: "open" } as const) : ({ label: t.waiting, tone: "neutral" } as const),
    meta: isTaken ? (
      t.openUntil(formatDate(new Date(endsAt.getTime() - 1), visit.lang))
    ) : (
      <>
        <span class="kiosk-code">
          <span class="visually-hidden">{t.codeIs}: </span>
          {codeInWords(codeOf(visit.deps.secret, id))}
        </span>
        {t.codeUse(address, formatTime(codeUntil, visit.lang))}
      </>
    ),
    actions: (
      <Form action={paths.endKiosk.to(visit, { id: question.id, kiosk: id })} label={`${t.endKiosk}: ${place}`}>
        <Button kind="secondary">
          {t.endKiosk}
          <span class="visually-hidden"> {place}</span>
        </Button>
      </Form>
    ),
  };
}

const Paper: FC<HandsProps & { readonly isOpen: boolean }> = (props) => {
  const { visit, question, runs, isOpen } = props;
  const t = handsTexts[visit.lang];
  const field = fieldsOf(props);
  const lastDay = formatDay(question.closesOn, visit.lang);
  const dayBefore = addDays(question.closesOn, -1);
  const usualReturn = dayBefore < dayOf(visit.now) ? question.closesOn : dayBefore;
  return (
    <Section title={t.paper} lead={t.paperLead} id="paper">
      <Done {...props} of={["numbered"]} />
      {runs.length > 0 && (
        <>
          <h3>{t.runsTitle}</h3>
          <p>{t.printOnce}</p>
          <ItemList label={t.runsTitle} items={runs.map((run) => runRow(props, run))} />
        </>
      )}
      {isOpen && (
        <Form action={paths.numberSheets.to(visit, { id: question.id })}>
          <TextField
            {...field("sheets", "20")}
            label={t.sheets}
            hint={t.sheetsHint}
            type="number"
            width="short"
            inputmode="numeric"
            required
          />
          <RadioGroup
            {...field("lang", "da")}
            label={t.lang}
            hint={t.langHint}
            options={(["da", "en"] as const).map((value) => ({ value, label: t.langs[value] }))}
          />
          <TextField {...field("dropOff")} label={t.dropOff} hint={t.dropOffHint} maxlength={200} optional />
          <DateField
            {...field("returnBy", usualReturn)}
            label={t.returnBy}
            hint={t.returnByHint(lastDay)}
            max={question.closesOn}
            required
          />
          <Button>{t.number}</Button>
        </Form>
      )}
    </Section>
  );
};

function runRow({ visit, question }: HandsProps, { id, firstNumber, sheets, entered, madeAt }: SheetRun) {
  const t = handsTexts[visit.lang];
  const number = (count: number) => sheetNumber(question.id, count);
  const title = sheets === 1 ? t.runOne(number(firstNumber)) : t.runName(number(firstNumber), number(firstNumber + sheets - 1));
  return {
    key: `run-${id}`,
    title,
    meta: t.runMeta(sheets, entered, formatDate(madeAt, visit.lang)),
    actions: (
      <ButtonLink kind="quiet" href={paths.sheets.to(visit, { id: question.id, run: id })}>
        {t.pdf}
        <span class="visually-hidden"> {title} (PDF)</span>
      </ButtonLink>
    ),
  };
}
