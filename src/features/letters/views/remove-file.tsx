import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { paths } from "../paths.ts";
import type { Reply } from "../reply.ts";
import { texts } from "../texts.ts";
import { Why } from "./put-right.tsx";

interface RemoveFileProps {
  readonly visit: Visit;
  readonly reply: Reply;
  /** What the page of the reply is called. */
  readonly title: string;
  readonly problem: FormProblem;
}

/** A second look before the file of a reply is taken away; asks why. */
export function RemoveReplyFilePage({ visit, reply, title, problem }: RemoveFileProps) {
  const t = texts[visit.lang].removeFile;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const back = { href: paths.reply.to(visit, { id: reply.id }), label: title };
  return (
    <Page
      title={t.title}
      lead={t.lead}
      breadcrumbs={[back]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      {reply.file && <p>{reply.file.name}</p>}
      <Form action={paths.removeReplyFile.to(visit, { id: reply.id })}>
        <Why {...{ visit, problem }} label={t.why} />
        <Actions>
          <Button kind="danger">{t.title}</Button>
          <ButtonLink kind="quiet" href={back.href}>
            {texts[visit.lang].blackOut.cancel}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  );
}
