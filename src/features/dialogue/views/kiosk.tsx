import type { FC, PropsWithChildren } from "hono/jsx";
import { usePage } from "../../../platform/web/page-context.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Page } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { paths } from "../paths.ts";
import { perspectiveAnswers } from "../rules/perspective.ts";
import { answerWords } from "../rules/question.ts";
import type { Question, Statement } from "../queries/questions.ts";
import { answerTexts } from "../texts/answer.ts";
import { kioskTexts } from "../texts/kiosk.ts";

/** After so long without a touch the screen asks, and after so long it forgets. */
const askAfterSeconds = 40;
const forgetAfterSeconds = 60;
const thanksSeconds = 20;

interface CodeProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  readonly isSignedIn: boolean;
  readonly wasKiosk: boolean;
}

/** Where a worker makes a tablet take answers. */
export const KioskCodePage: FC<CodeProps> = ({ visit, problem, isSignedIn, wasKiosk }) => {
  const t = kioskTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, { ...t.errors, required: t.codeHint });
  const error = errorAt(errors, "code");
  return (
    <Page
      title={wasKiosk ? t.ended : t.codeTitle}
      lead={wasKiosk ? t.endedText : t.codeLead}
      breadcrumbs={[]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      bare
      noIndex
    >
      <Form action={paths.kiosk.to(visit, {})} autocomplete="off">
        <TextField
          name="code"
          label={t.code}
          hint={t.codeHint}
          value={textOf(problem, "code")}
          width="medium"
          inputmode="numeric"
          autocomplete="off"
          maxlength={20}
          {...(error !== undefined && { error })}
        />
        {isSignedIn && <p>{t.signsOut}</p>}
        <Button kind={wasKiosk ? "secondary" : "primary"}>{t.useCode}</Button>
      </Form>
    </Page>
  );
};

/** Between two people: what it is about, and where one begins. */
export const KioskStartPage: FC<{ visit: Visit; question: Question }> = ({ visit, question }) => {
  const t = kioskTexts[visit.lang];
  const other = visit.lang === "da" ? "en" : "da";
  return (
    <Page title={question.title} lead={t.startLead} breadcrumbs={[]} scripts={["kiosk.js"]} bare noIndex>
      <ul class="kiosk-points">
        {t.startPoints.map((point) => (
          <li>{point}</li>
        ))}
      </ul>
      <Form action={paths.kioskBegin.to(visit, {})}>
        <div class="kiosk-begin">
          <Button>{t.begin}</Button>
        </div>
      </Form>
      <p>
        <a href={usePage().otherLanguageHref} lang={other} hreflang={other}>
          {t.other}
        </a>
      </p>
    </Page>
  );
};

/** Forgets whoever is at the tablet when they leave it; asks first. */
const Turn: FC<PropsWithChildren<{ visit: Visit }>> = ({ visit, children }) => {
  const t = kioskTexts[visit.lang];
  return (
    <div
      data-kiosk={startOf(visit)}
      data-kiosk-ask={String(askAfterSeconds)}
      data-kiosk-forget={String(forgetAfterSeconds)}
    >
      {children}
      <div class="kiosk-out">
        <ButtonLink kind="secondary" href={paths.kioskDone.to(visit, {})}>
          {t.finish}
        </ButtonLink>
        <p>{t.idle}</p>
      </div>
      <div class="kiosk-still" role="alert" data-kiosk-still hidden>
        <p class="kiosk-still-title">{t.still}</p>
        <p>
          {t.stillText} <span data-kiosk-left aria-hidden="true" /> {t.seconds}.
        </p>
        <Button type="button">{t.stillHere}</Button>
      </div>
    </div>
  );
};

const startOf = ({ districtId }: Visit) => paths.kiosk.to({ districtId, lang: "da" }, {});

const frame = (visit: Visit) => ({
  breadcrumbs: [],
  scripts: ["answer-keys.js", "kiosk.js"],
  goesOn: { seconds: forgetAfterSeconds, href: startOf(visit) },
  bare: true,
  noIndex: true,
});

interface StatementProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  readonly turn: string;
  readonly statement: Statement;
  readonly progress: { readonly answered: number; readonly of: number };
}

/** One statement, three answers, and the way out. */
export const KioskStatementPage: FC<StatementProps> = ({ visit, problem, turn, statement, progress }) => {
  const t = answerTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, kioskTexts[visit.lang].errors);
  const { answered, of } = progress;
  return (
    <Page title={t.title} hasErrors={errors.length > 0} before={<ErrorSummary errors={errors} />} {...frame(visit)}>
      <Turn visit={visit}>
        <section class="ask" aria-labelledby="statement" tabindex={-1} data-answer-keys>
          <p class="ask-statement" id="statement" lang={writtenLang()}>
            {statement.text}
          </p>
          <Form action={paths.kioskAnswer.to(visit, {})}>
            <HiddenField name="turn" value={turn} />
            <HiddenField name="statement" value={statement.id} />
            <div class="ask-answers">
              {answerWords.map((word, at) => (
                <Button kind="secondary" name="value" value={word} data-key={String(at + 1)}>
                  {t[word]}
                </Button>
              ))}
            </div>
          </Form>
        </section>
        <p class="ask-progress">{answered === 0 ? t.begin(of) : t.progress(answered, of)}</p>
      </Turn>
    </Page>
  );
};

/** Who somebody is here, one press each. */
export const KioskPerspectivePage: FC<Pick<StatementProps, "visit" | "problem" | "turn">> = ({ visit, problem, turn }) => {
  const t = answerTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, kioskTexts[visit.lang].errors);
  return (
    <Page
      title={t.perspectiveTitle}
      lead={t.perspectiveLead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      {...frame(visit)}
    >
      <Turn visit={visit}>
        <Form action={paths.kioskPerspective.to(visit, {})} label={t.perspectiveLabel}>
          <HiddenField name="turn" value={turn} />
          <div class="kiosk-choices">
            {perspectiveAnswers.map((value) => (
              <Button kind="secondary" name="perspective" value={value}>
                {t.perspectives[value]}
              </Button>
            ))}
          </div>
        </Form>
      </Turn>
    </Page>
  );
};

/** Thanks; the screen is the next person's. */
export const KioskDonePage: FC<{ visit: Visit; how: "all" | "stopped"; start: string }> = ({ visit, how, start }) => {
  const t = kioskTexts[visit.lang];
  return (
    <Page
      title={how === "all" ? t.thanksAll : t.thanks}
      breadcrumbs={[]}
      scripts={["kiosk.js"]}
      goesOn={{ seconds: thanksSeconds, href: start }}
      bare
      noIndex
    >
      <div data-kiosk={start} data-kiosk-forget={String(thanksSeconds)}>
        <Notice tone="success">{t.thanksText}</Notice>
        <div class="kiosk-begin">
          <ButtonLink href={start}>{t.next}</ButtonLink>
        </div>
      </div>
    </Page>
  );
};
