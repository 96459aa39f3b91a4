import { hasLeftInWords } from "../../../network/party.ts";
import { freshForm, textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import type { ThreadItem } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { FileField, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Actions } from "../../../ui/layout.tsx";
import { ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { describeAttachment } from "../letter-document.ts";
import type { LetterDocument } from "../letter-document.ts";
import { statusLine } from "../letter.ts";
import type { Letter } from "../letter.ts";
import { paths } from "../paths.ts";
import { leftTexts } from "../texts/left.ts";
import { texts } from "../texts.ts";
import { SavedNotice, letterFacts } from "./letter.tsx";
import { LetterPaper } from "./paper.tsx";

interface DraftProps {
  readonly visit: Visit;
  readonly letter: Letter;
  readonly document: LetterDocument;
  readonly thread: readonly ThreadItem[];
  /** The addressee has left the network. */
  readonly hasLeft: boolean;
  readonly problem?: FormProblem;
}

/** A letter not yet sent, as it would look, with its attachments and the ways on. */
export function DraftPage({ visit, letter, document, thread, hasLeft, problem = freshForm() }: DraftProps) {
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const ref = { kind: "letter", id: letter.id };
  return (
    <ItemPage
      kind={t.kind}
      title={letter.title}
      isWritten
      hasErrors={errors.length > 0}
      noIndex
      breadcrumbs={[{ href: paths.letters.to(visit, {}, { show: "drafts" }), label: t.register.drafts }]}
      status={statusLine(letter, visit.now, visit.lang)}
      before={
        <>
          <ErrorSummary errors={errors} />
          <SavedNotice visit={visit} />
        </>
      }
      facts={letterFacts(visit, letter)}
      thread={threadSteps(visit, thread, ref, readerOf(visit))}
      actions={
        <Actions>
          <ButtonLink href={paths.send.to(visit, { id: letter.id })}>{t.letter.send}</ButtonLink>
          <ButtonLink kind="secondary" href={paths.edit.to(visit, { id: letter.id })}>
            {t.letter.edit}
          </ButtonLink>
          <ButtonLink kind="quiet" href={paths.discard.to(visit, { id: letter.id })}>
            {t.draft.discard}
          </ButtonLink>
        </Actions>
      }
    >
      {hasLeft && (
        <Notice tone="warning">
          {hasLeftInWords(letter.addresseeName, visit.lang)} {leftTexts[visit.lang].draft}
        </Notice>
      )}
      <Notice>{t.letter.draftNotice}</Notice>
      <LetterPaper
        document={document}
        attachmentHref={(attachment) => paths.attachment.to(visit, { id: letter.id, attachment })}
      />
      <p>
        {t.letter.readAs} <a href={paths.pdf.to(visit, { id: letter.id })}>{t.letter.pdf}</a> ·{" "}
        <a href={paths.text.to(visit, { id: letter.id })}>{t.letter.text}</a>
      </p>
      <Attachments visit={visit} letter={letter} problem={problem} />
    </ItemPage>
  );
}

function Attachments({ visit, letter, problem }: Pick<DraftProps, "visit" | "letter"> & { problem: FormProblem }) {
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  return (
    <section aria-labelledby="attachments">
      <h2 id="attachments">{t.letter.attachments}</h2>
      {letter.attachments.length > 0 && (
        <ItemList
          label={t.letter.attachments}
          items={letter.attachments.map((attachment) => ({
            key: `attachment-${attachment.id}`,
            title: attachment.name,
            href: paths.attachment.to(visit, { id: letter.id, attachment: attachment.id }),
            meta: describeAttachment(attachment, visit.lang).detail,
            actions: (
              <Form action={paths.removeAttachment.to(visit, { id: letter.id, attachment: attachment.id })}>
                <Button kind="quiet" aria-label={t.draft.removeNamed(attachment.name)}>
                  {t.draft.remove}
                </Button>
              </Form>
            ),
          }))}
        />
      )}
      <Form action={paths.addAttachment.to(visit, { id: letter.id })} multipart>
        <FileField
          name="file"
          label={t.draft.file}
          hint={t.draft.fileHint}
          accept="application/pdf,image/jpeg,image/png"
          error={errorAt(errors, "file")}
        />
        <TextField
          name="name"
          label={t.draft.fileName}
          optional
          maxlength={180}
          value={textOf(problem, "name")}
          error={errorAt(errors, "name")}
        />
        <Button kind="secondary">{t.draft.add}</Button>
      </Form>
    </section>
  );
}
