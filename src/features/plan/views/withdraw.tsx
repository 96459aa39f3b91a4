import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { measureKind } from "../kinds.ts";
import { statusFrom } from "../measure.ts";
import { planPaths } from "../paths.ts";
import type { Measure, Proof } from "../queries/measures.ts";
import { texts } from "../texts.ts";
import { ProofWords } from "./proofs.tsx";

type WithdrawProps = {
  visit: Visit;
  problem: FormProblem;
  measure: Measure;
  proof: Proof;
  /** The proofs that stay, newest first. */
  others: readonly Proof[];
};

/** Shows what disappears when a proof is taken back, and where the measure stands then; asks why. */
export const WithdrawProofPage: FC<WithdrawProps> = ({ visit, problem, measure, proof, others }) => {
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const back = { href: planPaths.measure.to(visit, { id: measure.id }), label: measure.title, isWritten: true };
  const statusThen = measureKind.statuses[statusFrom(others.toReversed())]?.words[visit.lang] ?? "";
  return (
    <Page
      title={t.withdraw.title}
      lead={t.withdraw.lead}
      breadcrumbs={[{ href: planPaths.plan.to(visit, {}), label: t.title }, back]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      <Section title={t.withdraw.gone}>
        <ProofWords {...{ visit, proof }} />
        {proof.link && <p>{proof.link}</p>}
        {proof.file && <p>{t.withdraw.file(proof.file.name)}</p>}
        <p>{t.withdraw.statusThen(statusThen)}</p>
      </Section>
      <Form action={planPaths.withdrawProof.to(visit, { id: measure.id, proof: proof.id })}>
        <TextField
          name="why"
          label={t.withdraw.why}
          hint={t.withdraw.whyHint}
          value={textOf(problem, "why")}
          error={errorAt(errors, "why")}
          maxlength={300}
          required
        />
        <Actions>
          <Button kind="danger">{t.withdraw.title}</Button>
          <ButtonLink kind="quiet" href={back.href}>
            {t.cancel}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  );
};
