import type { Child, FC } from "hono/jsx";
import { usePage } from "../platform/web/page-context.ts";
import { classes } from "./attributes.ts";
import type { ExtraAttributes } from "./attributes.ts";
import { Field, FieldGroup, InlineError, controlAttributes, describedBy } from "./field.tsx";
import type { FieldWidth, Question } from "./field.tsx";
import { Fold } from "./fold.tsx";
import { uiTexts } from "./texts.ts";

export type Option = { value: string; label: Child; hint?: Child };

type OptionGroup = { label: string; options: readonly { value: string; label: string }[] };

type SelectProps = Question & {
  value?: string;
  options: readonly ({ value: string; label: string } | OptionGroup)[];
  /** The first, empty line; "Vælg" unless said otherwise; false when one is always chosen. */
  empty?: string | false;
  width?: FieldWidth;
} & ExtraAttributes;

export const Select: FC<SelectProps> = (props) => {
  const { options, value, empty, width = "medium" } = props;
  const line = (option: { value: string; label: string }) => (
    <option value={option.value} selected={option.value === value}>
      {option.label}
    </option>
  );
  return (
    <Field {...props}>
      <select class={`input input-${width}`} {...controlAttributes(props)}>
        {empty !== false && <option value="">{empty ?? uiTexts[usePage().lang].form.noChoice}</option>}
        {options.map((option) =>
          "options" in option ? (
            <optgroup label={option.label}>{option.options.map(line)}</optgroup>
          ) : (
            line(option)
          ),
        )}
      </select>
    </Field>
  );
};

type ChoiceProps = Option & {
  type: "radio" | "checkbox";
  id: string;
  name: string;
  checked: boolean;
  required?: boolean;
  invalid?: boolean;
  describedBy?: string;
};

const Choice: FC<ChoiceProps> = ({
  type,
  id,
  name,
  value,
  label,
  hint,
  checked,
  required,
  invalid,
  describedBy: by,
}) => (
  <div class="choice">
    <input
      class="choice-control"
      type={type}
      id={id}
      name={name}
      value={value}
      checked={checked}
      required={required}
      aria-invalid={invalid ? "true" : undefined}
      aria-describedby={[hint && `${id}-hint`, by].filter(Boolean).join(" ") || undefined}
    />
    <label class="choice-label" for={id}>
      {label}
    </label>
    {hint && (
      <div class="choice-hint" id={`${id}-hint`}>
        {hint}
      </div>
    )}
  </div>
);

/** The first control carries the question's own id, so that an error summary's link leads to it. */
const optionId = (id: string, index: number): string => (index === 0 ? id : `${id}-${index + 1}`);

type GroupProps = Question & {
  options: readonly Option[];
  /**
   * tiles: large fields to press, two beside each other where there is room; inline: short answers in a line.
   */
  layout?: "list" | "tiles" | "inline";
};

/** @param props.folded choices that few need, behind one line that opens; open when one of them is chosen */
export const RadioGroup: FC<GroupProps & { value?: string; folded?: { summary: string; options: readonly Option[] } }> = (props) => {
  const { name, id = name, options, value, layout = "list", error, required, folded } = props;
  const choices = (some: readonly Option[], first: number) => (
    <div class={`choices choices-${layout}`}>
      {some.map((option, index) => (
        <Choice
          {...option}
          type="radio"
          id={optionId(id, first + index)}
          name={name}
          checked={option.value === value}
          required={required}
          invalid={Boolean(error)}
        />
      ))}
    </div>
  );
  return (
    <FieldGroup {...props}>
      {choices(options, 0)}
      {folded && (
        <Fold summary={folded.summary} open={folded.options.some((option) => option.value === value)}>
          {choices(folded.options, options.length)}
        </Fold>
      )}
    </FieldGroup>
  );
};

export const CheckboxGroup: FC<GroupProps & { values?: readonly string[] }> = (props) => {
  const { name, id = name, options, values = [], layout = "list", error } = props;
  return (
    <FieldGroup {...props}>
      <div class={`choices choices-${layout}`}>
        {options.map((option, index) => (
          <Choice
            {...option}
            type="checkbox"
            id={optionId(id, index)}
            name={name}
            checked={values.includes(option.value)}
            invalid={Boolean(error)}
          />
        ))}
      </div>
    </FieldGroup>
  );
};

/** One yes. Never ticked beforehand for a consent. */
export const Checkbox: FC<Question & { checked?: boolean; value?: string }> = (props) => {
  const { name, id = name, label, hint, error, checked = false, value = "1", required } = props;
  return (
    <div class={classes("field", Boolean(error) && "field-wrong")}>
      {error && <InlineError id={id} message={error} />}
      <Choice
        type="checkbox"
        {...{ id, name, value, label, hint, checked, required }}
        invalid={Boolean(error)}
        describedBy={describedBy(id, undefined, error)}
      />
    </div>
  );
};
