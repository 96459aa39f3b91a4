import type { Child, FC, PropsWithChildren } from "hono/jsx";
import { usePage } from "../platform/web/page-context.ts";
import { classes } from "./attributes.ts";
import type { ExtraAttributes } from "./attributes.ts";
import { Dated } from "./dated.tsx";
import { StatusShape } from "./status.tsx";
import { uiTexts } from "./texts.ts";

/** What every question has. `id` is needed only when a page asks for the same name twice. */
export type Question = {
  name: string;
  label: Child;
  /** Below the label: what to write, who sees it. */
  hint?: Child;
  /**
   * How many characters it takes: said in the hint where somebody may write as much, and there the browser takes no more. Where it
   * is not said nothing is cut off: what is too long comes back with words, as it was typed.
   */
  limit?: number;
  error?: string;
  id?: string;
  /** The label as large as a heading, for a page with one question. */
  large?: boolean;
  /** Says "valgfrit" beside the label. Fields that must be filled in say nothing. */
  optional?: boolean;
  required?: boolean;
};

/** Nobody types more than this by hand: a longer limit is for machines, and is not said. */
const longestTyped = 10_000;

/** Whether the hint says how long an answer may be. */
const saysLimit = (limit: number | undefined): limit is number => limit !== undefined && limit <= longestTyped;

/** The ids by which a control points to its hint and its error. */
export const describedBy = (id: string, hint: unknown, error: unknown): string | undefined =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;

/** What `aria-*` a control needs from its question. */
export const controlAttributes = ({ name, id = name, hint, limit, error, required }: Question) => ({
  id,
  name,
  required,
  ...(saysLimit(limit) && { maxlength: limit }),
  "aria-describedby": describedBy(id, hint || saysLimit(limit), error),
  "aria-invalid": error ? ("true" as const) : undefined,
});

const Optional: FC = () => <span class="field-optional"> ({uiTexts[usePage().lang].form.optional})</span>;

/** What a question says below its label, with how long the answer may be. */
const HintAndLimit: FC<Pick<Question, "hint" | "limit"> & { id: string }> = ({ id, hint, limit }) => {
  if (!hint && !saysLimit(limit)) return null;
  return (
    <Hint id={id}>
      {hint} {saysLimit(limit) && uiTexts[usePage().lang].form.limit(limit)}
    </Hint>
  );
};

export const Hint: FC<PropsWithChildren<{ id: string }>> = ({ id, children }) => (
  <div class="field-hint" id={`${id}-hint`}>
    <Dated>{children}</Dated>
  </div>
);

export const InlineError: FC<{ id: string; message: string }> = ({ id, message }) => (
  <p class="field-error" id={`${id}-error`}>
    <StatusShape tone="late" />
    <span>
      <span class="visually-hidden">{uiTexts[usePage().lang].form.error}</span>
      {message}
    </span>
  </p>
);

/** One question with one control: label above, hint below it, then the error, then the control. */
export const Field: FC<PropsWithChildren<Question>> = ({ children, ...question }) => {
  const { name, id = name, label, hint, limit, error, large, optional } = question;
  return (
    <div class={classes("field", Boolean(error) && "field-wrong")}>
      <label class={classes("field-label", large && "field-label-large")} for={id}>
        {label}
        {optional && <Optional />}
      </label>
      <HintAndLimit {...{ id, hint, limit }} />
      {error && <InlineError id={id} message={error} />}
      {children}
    </div>
  );
};

/** One question with several controls: the question is the legend of the group. */
export const FieldGroup: FC<PropsWithChildren<Question>> = ({ children, ...question }) => {
  const { name, id = name, label, hint, error, large, optional } = question;
  return (
    <fieldset
      class={classes("field", Boolean(error) && "field-wrong")}
      aria-describedby={describedBy(id, hint, error)}
    >
      <legend class={classes("field-label", large && "field-label-large")}>
        {label}
        {optional && <Optional />}
      </legend>
      {hint && <Hint id={id}>{hint}</Hint>}
      {error && <InlineError id={id} message={error} />}
      {children}
    </fieldset>
  );
};

/** How wide the answer is expected to be; a hint to the eye, no limit. */
export type FieldWidth = "short" | "medium" | "full";

type TextFieldProps = Question & {
  value?: string;
  type?: "text" | "email" | "tel" | "search" | "url" | "number" | "time" | "password";
  width?: FieldWidth;
  autocomplete?: string;
  inputmode?: "text" | "numeric" | "decimal" | "tel" | "email" | "search";
  maxlength?: number;
  spellcheck?: boolean;
  readonly?: boolean;
  /** The id of a `datalist` with what may be meant. */
  list?: string;
} & ExtraAttributes;

/** What is left of a field's props once the question has been taken out: attributes of the control itself. */
const withoutQuestion = <T extends Question>(props: T): Omit<T, keyof Question> => {
  const {
    name: _n,
    label: _l,
    hint: _h,
    limit: _m,
    error: _e,
    id: _i,
    large: _la,
    optional: _o,
    required: _r,
    ...rest
  } = props;
  return rest;
};

/** One line takes so much without saying it. */
const longestUnsaid = 200;

export const TextField: FC<TextFieldProps> = ({ maxlength, ...given }) => {
  const isSentence = given.type === undefined || given.type === "text";
  const limit = given.limit ?? (isSentence && maxlength !== undefined && maxlength > longestUnsaid ? maxlength : undefined);
  const props = limit === undefined ? given : { ...given, limit };
  const { type = "text", width = "full", spellcheck, ...control } = { ...withoutQuestion(props), maxlength };
  // Written out: as a boolean, "false" would be left away, and the browser would check codes and names after
  // all.
  const spelling: Record<string, string> = spellcheck === undefined ? {} : { spellcheck: String(spellcheck) };
  return (
    <Field {...props}>
      <input
        class={`input input-${width}`}
        type={type}
        {...spelling}
        {...control}
        {...controlAttributes(props)}
      />
    </Field>
  );
};

type TextAreaProps = Question & {
  /** Said, so that nobody finds out by being refused: the constant by which its schema checks it; undefined where none is known. */
  limit: number | undefined;
  value?: string;
  rows?: number;
  readonly?: boolean;
} & ExtraAttributes;

export const TextArea: FC<TextAreaProps> = (props) => {
  const { value, rows = 5, ...control } = withoutQuestion(props);
  return (
    <Field {...props}>
      <textarea class="input" rows={rows} {...control} {...controlAttributes(props)}>
        {value}
      </textarea>
    </Field>
  );
};

/** A calendar day as `2026-11-25`, by the browser's own calendar. */
export const DateField: FC<Question & { value?: string; min?: string; max?: string } & ExtraAttributes> = (
  props,
) => (
  <Field {...props}>
    <input class="input input-medium" type="date" {...withoutQuestion(props)} {...controlAttributes(props)} />
  </Field>
);

/** Files cannot be given back after a failed form; say so in the hint where it matters. */
export const FileField: FC<Question & { accept?: string; multiple?: boolean } & ExtraAttributes> = (
  props,
) => (
  <Field {...props}>
    <input class="input input-file" type="file" {...withoutQuestion(props)} {...controlAttributes(props)} />
  </Field>
);
