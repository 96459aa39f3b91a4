import type { FC } from "hono/jsx";
import { defineTexts } from "../platform/i18n/lang.ts";
import { textOf } from "../platform/web/form.ts";
import type { FormProblem } from "../platform/web/form.ts";
import { usePage } from "../platform/web/page-context.ts";
import { Button } from "./button.tsx";
import { errorAt, errorsInWords } from "./error-texts.ts";
import { TextField } from "./field.tsx";
import { ErrorSummary, Form } from "./form.tsx";
import { Actions, Page, Section } from "./layout.tsx";

const texts = defineTexts(
  {
    code: "Din kode",
    hint: "16 tegn, for eksempel 7KQM-2XNF-9R4T-B0HW. Store og små bogstaver er lige gode.",
    show: "Vis kvitteringen",
    errors: { unknown_code: "Vi kender ikke den kode. Se den efter, tegn for tegn." },
  },
  {
    code: "Your code",
    hint: "16 characters, such as 7KQM-2XNF-9R4T-B0HW. Capital and small letters are the same.",
    show: "Show the receipt",
    errors: { unknown_code: "We do not know that code. Check it, character by character." },
  },
);

/** The code that whoever sent something keeps instead of an account. */
export const ReceiptCode: FC<{ code: string; copy: string }> = ({ code, copy }) => (
  <Section title={texts[usePage().lang].code}>
    <p class="lead">
      <strong>{code}</strong>
    </p>
    <p>{copy}</p>
  </Section>
);

interface FindReceiptProps {
  readonly title: string;
  readonly lead: string;
  /** Where what was sent belongs. */
  readonly within: { readonly href: string; readonly label: string };
  readonly action: string;
  /** What the button says; without it that the receipt is shown. */
  readonly button?: string;
  /** Its field is `code`; one that nobody was given is `code: unknown_code`. */
  readonly problem: FormProblem;
}

/** The page on which somebody types the code they were given. */
export const FindReceipt: FC<FindReceiptProps> = ({ title, lead, within, action, button, problem }) => {
  const { lang } = usePage();
  const t = texts[lang];
  const errors = errorsInWords(problem.errors, lang, t.errors);
  return (
    <Page {...{ title, lead }} noIndex hasErrors={errors.length > 0} before={<ErrorSummary errors={errors} />} breadcrumbs={[within]}>
      <Form action={action}>
        <TextField
          name="code"
          label={t.code}
          hint={t.hint}
          width="medium"
          autocomplete="off"
          spellcheck={false}
          maxlength={60}
          value={textOf(problem, "code")}
          error={errorAt(errors, "code")}
        />
        <Actions>
          <Button>{button ?? t.show}</Button>
        </Actions>
      </Form>
    </Page>
  );
};
