import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { RadioGroup, Select } from "../../../ui/choice.tsx";
import { errorAt } from "../../../ui/error-texts.ts";
import { TextArea } from "../../../ui/field.tsx";
import { Form } from "../../../ui/form.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { credibilities, severities } from "../grading.ts";
import { limits } from "../schema.ts";
import { texts } from "../texts/work.ts";

/** Somebody whose word a coordinator may have by phone. */
export interface GraderChoice {
  readonly id: string;
  readonly name: string;
}

type GradeProps = {
  visit: Visit;
  problem: FormProblem;
  errors: readonly { readonly field: string; readonly message: string }[];
  choices: readonly GraderChoice[];
  action: string;
};

/** Two questions, the rule in plain words, and yes or no. */
export const GradeForm: FC<GradeProps> = ({ visit, problem, errors, choices, action }) => {
  const t = texts[visit.lang].grade;
  const asked = (name: string) => {
    const error = errorAt(errors, name);
    return { name, value: textOf(problem, name), ...(error && { error }) };
  };
  return (
    <Section title={t.title} lead={t.lead}>
      <Form action={action}>
        {choices.length > 0 && (
          <Select {...asked("grader")} label={t.grader} hint={t.graderHint} options={[{ value: "", label: t.myself }, ...choices.map(({ id, name }) => ({ value: id, label: name }))]} />
        )}
        <RadioGroup {...asked("credibility")} label={t.credibility} options={credibilities.map((value) => ({ value, label: t.credibilities[value] }))} />
        <RadioGroup {...asked("severity")} label={t.severity} options={severities.map((value) => ({ value, label: t.severities[value] }))} />
        <RadioGroup
          {...asked("publish")}
          label={t.publish}
          hint={t.rule}
          layout="tiles"
          options={[
            { value: "yes", label: t.yes },
            { value: "no", label: t.no },
          ]}
        />
        <TextArea {...asked("reason")} label={t.reason} hint={t.reasonHint} limit={limits.reason} optional />
        <Actions>
          <Button>{t.button}</Button>
        </Actions>
      </Form>
    </Section>
  );
};
