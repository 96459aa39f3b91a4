import type { Child, FC } from "hono/jsx";
import { formatDay } from "../../../platform/i18n/dates.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { versionToSend } from "../../../ui/clash.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { Field, controlAttributes } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { paths } from "../paths.ts";
import { perspectives } from "../rules/perspective.ts";
import { answerWords } from "../rules/question.ts";
import type { Question } from "../queries/questions.ts";
import type { SheetLine } from "../queries/sheets.ts";
import { blankKey, keyOf, lineField, perspectiveKey } from "../rules/sheets/sheet.ts";
import { answerTexts } from "../texts/answer.ts";
import { entryTexts } from "../texts/entry.ts";
import { handsTexts } from "../texts/hands.ts";

const crumbsTo = (visit: Visit, { id, title }: Question) => [
  { href: paths.question.to(visit, { id }), label: title, isWritten: true },
  { href: paths.hands.to(visit, { id }), label: handsTexts[visit.lang].title },
];

interface FindProps {
  readonly visit: Visit;
  readonly question: Question;
  /** As it was typed, when no sheet has it. */
  readonly wrong: string | undefined;
  readonly saved: { readonly number: string; readonly answers: number } | undefined;
}

/** Which sheet: its number and Enter. */
export const FindSheetPage: FC<FindProps> = ({ visit, question, wrong, saved }) => {
  const t = entryTexts[visit.lang];
  const errors = wrong === undefined ? [] : [{ field: "number", message: t.wrongNumber }];
  const number = {
    name: "number",
    label: t.number,
    hint: t.numberHint,
    ...(wrong !== undefined && { error: t.wrongNumber }),
  };
  return (
    <Page
      title={t.title}
      lead={t.lead}
      breadcrumbs={crumbsTo(visit, question)}
      hasErrors={errors.length > 0}
      before={
        <>
          {/* The field itself gets the keyboard again: the next thing to do is to type. */}
          {saved && (
            <Notice tone="success" live>
              {t.saved(saved.number, saved.answers)}
            </Notice>
          )}
        </>
      }
      noIndex
    >
      <Form method="get" action={paths.enter.to(visit, { id: question.id })} autocomplete="off">
        <Field {...number}>
          <input
            class="input input-short"
            type="text"
            inputmode="numeric"
            autocomplete="off"
            maxlength={20}
            value={wrong}
            autofocus
            {...controlAttributes(number)}
          />
        </Field>
        <Button>{t.find}</Button>
      </Form>
      <p>{t.until(formatDay(question.closesOn, visit.lang))}</p>
    </Page>
  );
};

interface SheetProps {
  readonly visit: Visit;
  readonly question: Question;
  readonly number: string;
  readonly isCall: boolean;
  readonly lines: readonly SheetLine[];
  /** How often it has been typed in. */
  readonly version: number;
  /** That it has been typed in, in words for this worker. */
  readonly before: string | undefined;
  readonly problem: FormProblem;
}

/** One sheet, line by line. */
export const SheetPage: FC<SheetProps> = ({ visit, question, number, isCall, lines, version, before, problem }) => {
  const t = entryTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const answers = answerTexts[visit.lang];
  const first = lines.findIndex(({ counts }) => counts);
  const said = textOf(problem, "perspective");
  return (
    <Page
      title={isCall ? t.callTitle(number) : t.sheetTitle(number)}
      lead={isCall ? t.callLead : undefined}
      breadcrumbs={[...crumbsTo(visit, question), { href: paths.enter.to(visit, { id: question.id }), label: t.title }]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {before !== undefined && (
            <Notice tone="warning" title={t.again}>
              <p>
                {before} {t.againText}
              </p>
            </Notice>
          )}
        </>
      }
      scripts={["sheet-keys.js"]}
      width="wide"
      noIndex
    >
      <Form action={paths.enterSheet.to(visit, { id: question.id, number })} autocomplete="off" data-sheet-keys="">
        <HiddenField name="version" value={String(versionToSend(problem, version))} />
        <p class="sheet-keys" data-keys-help hidden>
          {t.keys}
        </p>
        <ol class="sheet-lines">
          {lines.map(({ text, counts }, at) =>
            counts ? (
              <li>
                <Keys
                  name={lineField(at + 1)}
                  value={textOf(problem, lineField(at + 1))}
                  legend={
                    <>
                      <span class="sheet-line-number">
                        <span class="visually-hidden">{t.line} </span>
                        {at + 1}
                      </span>
                      <span lang={writtenLang()}>{text}</span>
                    </>
                  }
                  options={[
                    ...answerWords.map((word) => ({ key: keyOf(word), label: t.answer[word] })),
                    { key: blankKey, label: t.blank },
                  ]}
                  focused={at === first && errors.length === 0}
                />
              </li>
            ) : (
              <li class="sheet-line-gone">
                <span class="sheet-line-number">{at + 1}</span> {t.skipped}
              </li>
            ),
          )}
        </ol>
        <Keys
          name="perspective"
          value={said}
          legend={t.perspective}
          options={[
            ...perspectives.map((one, at) => ({ key: perspectiveKey(at), label: answers.perspectives[one] })),
            { key: blankKey, label: t.perspectiveBlank },
          ]}
          focused={false}
        />
        <Actions>
          <Button data-sheet-save="">{t.save}</Button>
          <ButtonLink kind="quiet" href={paths.enter.to(visit, { id: question.id })}>
            {t.other}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  );
};

interface KeysProps {
  readonly name: string;
  readonly value: string;
  readonly legend: Child;
  readonly options: readonly { readonly key: string; readonly label: string }[];
  /** The keyboard begins here. */
  readonly focused: boolean;
}

/** One row of answers, each with the key that chooses it; nothing is chosen unless somebody did. */
const Keys: FC<KeysProps> = ({ name, value, legend, options, focused }) => {
  const chosen = options.some(({ key }) => key === value) ? value : blankKey;
  return (
    <fieldset class="sheet-row" data-sheet-row="">
      <legend>{legend}</legend>
      <div class="sheet-options">
        {options.map(({ key, label }) => (
          <label class="sheet-option">
            <input type="radio" name={name} value={key} checked={key === chosen} autofocus={focused && key === blankKey} />
            <kbd>{key}</kbd> {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
};
