import type { FC } from "hono/jsx";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { ConfirmPage } from "../../../ui/confirm.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { planPaths } from "../paths.ts";
import type { Goal } from "../queries/goals.ts";
import type { Measure } from "../queries/measures.ts";
import { texts } from "../texts.ts";

/** A second look before a goal is removed. */
export const RemoveGoalPage: FC<{ visit: Visit; problem: FormProblem; goal: Goal }> = ({ visit, problem, goal }) => {
  const t = texts[visit.lang];
  return (
    <ConfirmPage
      title={t.removeGoal}
      lead={t.removeGoalLead}
      action={planPaths.removeGoal.to(visit, { id: goal.id })}
      cancel={t.cancel}
      breadcrumbs={[
        { href: planPaths.plan.to(visit, {}), label: t.title },
        { href: planPaths.goal.to(visit, { id: goal.id }), label: goal.title, isWritten: true },
      ]}
      errors={errorsInWords(problem.errors, visit.lang, t.errors)}
    />
  );
};

/** A second look before the draft of a measure is deleted. */
export const DiscardMeasurePage: FC<{ visit: Visit; problem: FormProblem; measure: Measure }> = ({ visit, problem, measure }) => {
  const t = texts[visit.lang];
  return (
    <ConfirmPage
      title={t.discard}
      lead={t.discardLead}
      action={planPaths.discardMeasure.to(visit, { id: measure.id })}
      cancel={t.cancel}
      breadcrumbs={[
        { href: planPaths.drafts.to(visit, {}), label: t.drafts },
        { href: planPaths.measure.to(visit, { id: measure.id }), label: measure.title, isWritten: true },
      ]}
      errors={errorsInWords(problem.errors, visit.lang, t.errors)}
    />
  );
};
