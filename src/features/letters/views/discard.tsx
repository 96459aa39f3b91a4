import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { ConfirmPage } from "../../../ui/confirm.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import type { Letter } from "../letter.ts";
import { paths } from "../paths.ts";
import { texts } from "../texts.ts";

/** A second look before a draft is deleted. */
export function DiscardLetterPage({ visit, letter, problem }: { visit: Visit; letter: Letter; problem: FormProblem }) {
  const t = texts[visit.lang];
  return (
    <ConfirmPage
      title={t.draft.discard}
      lead={t.draft.discardLead}
      action={paths.discard.to(visit, { id: letter.id })}
      cancel={t.draft.cancel}
      breadcrumbs={[
        { href: paths.letters.to(visit, {}, { show: "drafts" }), label: t.register.drafts },
        { href: paths.letter.to(visit, { id: letter.id }), label: letter.title, isWritten: true },
      ]}
      errors={errorsInWords(problem.errors, visit.lang, t.errors)}
    />
  );
}
