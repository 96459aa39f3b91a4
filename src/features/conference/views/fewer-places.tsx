import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Checkbox } from "../../../ui/choice.tsx";
import { texts } from "../texts/fewer-places.ts";

/** Below a number of places that was lowered to fewer than have one: that it is meant, and what then becomes of them. */
export const FewerPlaces: FC<{ visit: Visit; problem: FormProblem; kept: string }> = ({ visit, problem, kept }) => {
  const isTicked = textOf(problem, "fewer") === "1";
  if (!isTicked && !problem.errors.some(({ code }) => code === "below_seated")) return null;
  return <Checkbox name="fewer" label={texts[visit.lang].label} hint={kept} checked={isTicked} />;
};
