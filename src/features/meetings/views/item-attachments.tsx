import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { FileField, TextField } from "../../../ui/field.tsx";
import { Form } from "../../../ui/form.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { ItemList } from "../../../ui/list.tsx";
import { addAttachmentPath, attachmentPath, removeAttachmentPath } from "../paths.ts";
import type { Attachment, FileChanges } from "../queries/attachments.ts";
import { agendaTexts } from "../texts/agenda.ts";
import { fileWords } from "./words.ts";

interface ItemAttachmentsProps {
  readonly visit: Visit;
  readonly item: { readonly id: string; readonly isClosed: boolean };
  readonly attachments: readonly Attachment[];
  /** What may still be added and removed; absent for readers who may do neither. */
  readonly changes: FileChanges | undefined;
  readonly problem: FormProblem;
}

/** The files that go with an item, for those who may read it. */
export const ItemAttachments: FC<ItemAttachmentsProps> = ({ visit, item, attachments, changes, problem }) => {
  const t = agendaTexts[visit.lang].attachments;
  const errors = errorsInWords(problem.errors, visit.lang, agendaTexts[visit.lang].errors);
  if (attachments.length === 0 && !changes?.mayAdd) return null;
  return (
    <Section title={t.title}>
      {attachments.length > 0 && (
        <ItemList
          label={t.title}
          items={attachments.map((one) => ({
            key: one.id,
            title: one.name,
            href: attachmentPath.to(visit, { id: item.id, attachment: one.id }),
            meta: fileWords(one, visit.lang),
            actions: changes && !changes.kept.has(one.id) && (
              <Form action={removeAttachmentPath.to(visit, { id: item.id, attachment: one.id })} inline>
                <Button kind="quiet" aria-label={t.removeNamed(one.name)}>
                  {t.remove}
                </Button>
              </Form>
            ),
          }))}
        />
      )}
      {changes && changes.kept.size > 0 && <p>{t.kept}</p>}
      {changes?.mayAdd && (
        <details open={problem.errors.some(({ field }) => field !== "")}>
          <summary>{t.add}</summary>
          <Form action={addAttachmentPath.to(visit, { id: item.id })} multipart>
            <FileField
              name="file"
              label={t.file}
              hint={item.isClosed ? t.fileHintClosed : t.fileHint}
              accept="application/pdf,image/jpeg,image/png,image/webp"
              error={errorAt(errors, "file")}
            />
            <TextField
              name="name"
              label={t.name}
              optional
              maxlength={180}
              value={textOf(problem, "name")}
              error={errorAt(errors, "name")}
            />
            <Actions>
              <Button kind="secondary">{t.save}</Button>
            </Actions>
          </Form>
        </details>
      )}
    </Section>
  );
};
