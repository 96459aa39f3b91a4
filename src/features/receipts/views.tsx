import type { FC } from "hono/jsx";
import type { ReceiptPart } from "../../platform/web/feature.ts";
import { textOf } from "../../platform/web/form.ts";
import type { FormProblem } from "../../platform/web/form.ts";
import { receiptDoor } from "../../platform/web/receipt-door.ts";
import type { Visit } from "../../platform/web/routes.ts";
import { Button } from "../../ui/button.tsx";
import { Facts } from "../../ui/definition.tsx";
import { errorAt, errorsInWords } from "../../ui/error-texts.ts";
import { TextField } from "../../ui/field.tsx";
import { ErrorSummary, Form } from "../../ui/form.tsx";
import { Actions, Page, Section } from "../../ui/layout.tsx";
import { texts } from "./texts.ts";

interface CodePageProps {
  readonly visit: Visit;
  readonly kinds: readonly ReceiptPart[];
  readonly problem: FormProblem;
}

/** Where somebody types the code they kept, whatever it is for, and what to do without it. */
export const CodePage: FC<CodePageProps> = ({ visit, kinds, problem }) => {
  const { lang } = visit;
  const t = texts[lang];
  const errors = errorsInWords(problem.errors, lang, t.errors);
  const named = new Intl.ListFormat(lang === "da" ? "da-DK" : "en-GB", { type: "disjunction" }).format(kinds.map(({ label }) => label[lang]));
  return (
    <Page title={t.title} lead={t.lead(named)} noIndex hasErrors={errors.length > 0} before={<ErrorSummary errors={errors} />}>
      <Form action={receiptDoor.to(visit, {})} forgets>
        <TextField
          name="code"
          label={t.code}
          hint={t.hint}
          width="medium"
          spellcheck={false}
          maxlength={60}
          value={textOf(problem, "code")}
          error={errorAt(errors, "code")}
        />
        <Actions>
          <Button>{t.open}</Button>
        </Actions>
      </Form>
      <p>{t.link}</p>
      <p>{t.shorter}</p>
      <Section title={t.lostTitle} lead={t.lostLead}>
        <Facts items={kinds.map(({ label, lost }) => ({ term: t.lostKind(label[lang]), value: lost[lang] }))} />
      </Section>
    </Page>
  );
};
