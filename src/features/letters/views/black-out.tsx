import { renderMarkdown } from "../../../platform/markdown/render.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import type { ThreadItem } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/choice.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import type { Crumb } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Prose } from "../../../ui/prose.tsx";
import { ThreadSteps } from "../../../ui/story.tsx";
import { Written } from "../../../ui/written.tsx";
import { blackOutMarkNames, blackedOut, isSplit, longestWords } from "../black-out.ts";
import type { BlackOut } from "../black-out.ts";
import { steps } from "../reply.ts";
import { texts } from "../texts.ts";
import type { OpenText } from "./open-texts.ts";
import { Why } from "./put-right.tsx";

interface BlackOutProps {
  readonly visit: Visit;
  readonly action: string;
  readonly back: Crumb & { readonly href: string };
  readonly lead: string;
  /** What it does not reach. */
  readonly limits: readonly string[];
  readonly openTexts: readonly OpenText[];
  /** What it came from and what came of it: that may hold the words too. */
  readonly connected: readonly ThreadItem[];
  readonly problem: FormProblem;
}

/** Which words to take out, beside what stands now. */
export function BlackOutPage({ visit, action, back, lead, limits, openTexts, connected, problem }: BlackOutProps) {
  const t = texts[visit.lang].blackOut;
  const errors = errorsInWords(problem.errors.filter(({ code }) => code !== steps.edit), visit.lang, texts[visit.lang].errors);
  return (
    <Page
      title={t.title}
      lead={lead}
      breadcrumbs={[back]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      {limits.map((limit) => (
        <p>{limit}</p>
      ))}
      <Form action={action}>
        <TextField
          name="words"
          label={t.words}
          hint={t.wordsHint}
          maxlength={longestWords}
          value={textOf(problem, "words")}
          error={errorAt(errors, "words")}
          required
        />
        <RadioGroup
          name="mark"
          label={t.mark}
          options={blackOutMarkNames.map((mark) => ({ value: mark, label: t.marks[mark] }))}
          value={textOf(problem, "mark") || "name"}
          error={errorAt(errors, "mark")}
        />
        <Why {...{ visit, problem }} label={t.why} hint={t.whyHint} />
        <Actions>
          <Button name="step" value={steps.look}>
            {t.lookOver}
          </Button>
          <ButtonLink kind="quiet" href={back.href}>
            {t.cancel}
          </ButtonLink>
        </Actions>
      </Form>
      <Section title={t.now}>
        <OpenTexts texts={openTexts} />
      </Section>
      <Items visit={visit} items={connected} title={t.connected} lead={t.connectedLead} />
    </Page>
  );
}

type LookProps = Pick<BlackOutProps, "visit" | "action" | "back" | "openTexts" | "problem"> & {
  readonly order: BlackOut;
  /** What else the words stand in. */
  readonly found: readonly ThreadItem[];
};

/** How it will read without the words, before they are gone for good. */
export function BlackOutLookPage({ visit, action, back, openTexts, problem, order, found }: LookProps) {
  const t = texts[visit.lang].blackOut;
  const after = openTexts
    .map((open) => ({ ...open, without: blackedOut(open.text, order, open.isMarkdown ? "markdown" : "plain") }))
    .filter(({ text, without }) => without !== text.normalize("NFC"))
    .map(({ without, ...open }) => ({ ...open, text: without }));
  return (
    <Page title={t.preview} lead={t.previewLead} breadcrumbs={[back]} noIndex>
      {after.length > 0 ? <OpenTexts texts={after} /> : <p>{t.onlyEarlier}</p>}
      {openTexts.some(({ text, isMarkdown }) => isMarkdown && isSplit(text, order)) && <Notice tone="warning">{t.split}</Notice>}
      <Items visit={visit} items={found} title={t.standToo} lead={t.standTooLead} />
      <Form action={action}>
        {["words", "mark", "why"].map((name) => (
          <HiddenField name={name} value={textOf(problem, name)} />
        ))}
        <Actions>
          <Button kind="danger" name="step" value={steps.send}>
            {t.confirm}
          </Button>
          <Button kind="secondary" name="step" value={steps.edit}>
            {t.edit}
          </Button>
          <ButtonLink kind="quiet" href={back.href}>
            {t.cancel}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  );
}

function Items({ visit, items, title, lead }: { visit: Visit; items: readonly ThreadItem[]; title: string; lead: string }) {
  if (items.length === 0) return null;
  return (
    <Section title={title} lead={lead}>
      <ThreadSteps steps={threadSteps(visit, items, { kind: "", id: "" }, readerOf(visit))} />
    </Section>
  );
}

function OpenTexts({ texts: open }: { texts: readonly OpenText[] }) {
  return (
    <Facts
      items={open.map(({ term, text, isMarkdown }) => ({
        term,
        value: text && (isMarkdown ? <Prose html={renderMarkdown(text)} /> : <Written text={text} />),
      }))}
    />
  );
}
