import type { Child, FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { kindOf } from "../../../thread/kinds.ts";
import { readerOf, readsInside } from "../../../thread/reader.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { ItemList } from "../../../ui/list.tsx";
import { ageWords, itemPurposes } from "../agenda.ts";
import { editItemPath, itemWorkPath, meetingWorkPath, moveItemPath, newItemPath, removeItemPath } from "../paths.ts";
import type { AgendaEntry, Related } from "../queries/agenda.ts";
import type { Meeting } from "../queries/meetings.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { meetingName } from "./words.ts";

interface AgendaProps {
  readonly visit: Visit;
  readonly meetingId: string;
  readonly agenda: readonly AgendaEntry[];
  readonly editable: boolean;
}

/** The agenda as members read it: what, what for, where it came from, how often it has been up. */
export const Agenda: FC<AgendaProps> = ({ visit, meetingId, agenda, editable }) => {
  const t = meetingTexts[visit.lang];
  return (
    <ItemList
      label={t.agenda.title}
      items={agenda.map((entry, index) => ({
        key: entry.itemId,
        kind: [`${index + 1}.`, t.agenda.purpose[entry.purpose], ageWords(entry.times, visit.lang)]
          .filter(Boolean)
          .join(" · ")
          .replace(". ·", "."),
        title: entry.title,
        href: itemWorkPath.to(visit, { id: entry.itemId }),
        meta: <EntryMeta visit={visit} entry={entry} />,
        status: entry.outcome
          ? { label: t.item.outcome[entry.outcome], tone: entry.outcome === "discussed" ? "done" : "open" }
          : undefined,
        actions: editable && (
          <EntryActions
            visit={visit}
            meetingId={meetingId}
            entry={entry}
            first={index === 0}
            last={index === agenda.length - 1}
          />
        ),
      }))}
    />
  );
};

const EntryMeta: FC<{ visit: Visit; entry: AgendaEntry }> = ({ visit, entry }) => {
  const t = meetingTexts[visit.lang].agenda;
  const lines: Child[] = [entry.publicTitle === null ? t.notPublic : `${t.publicAs}: ${entry.publicTitle}`];
  return (
    <>
      {lines}
      {entry.origins.map((origin) => (
        <>
          {" · "}
          {t.origin} <RelatedLink visit={visit} item={origin} />
        </>
      ))}
    </>
  );
};

/** A link to something else in the thread, by the title this reader may see. */
export const RelatedLink: FC<{ visit: Visit; item: Related }> = ({ visit, item }) => {
  const kind = kindOf(item.kind);
  const inside = readsInside(readerOf(visit), item.kind);
  const title = (inside ? item.title : item.publicTitle) ?? "";
  const words = title ? `${kind.label[visit.lang]}: ${title}` : kind.label[visit.lang];
  return inside || item.publicTitle !== null ? <a href={kind.href(visit, item.id)}>{words}</a> : <>{words}</>;
};

const EntryActions: FC<{ visit: Visit; meetingId: string; entry: AgendaEntry; first: boolean; last: boolean }> = ({
  visit,
  meetingId,
  entry,
  first,
  last,
}) => {
  const t = meetingTexts[visit.lang].agenda;
  const here = { id: meetingId, item: entry.itemId };
  const move = (direction: "up" | "down") => (
    <Button kind="quiet" name="direction" value={direction} aria-label={`${t[direction]}: ${entry.title}`}>
      {t[direction]}
    </Button>
  );
  return (
    <>
      {!(first && last) && (
        <Form action={moveItemPath.to(visit, here)} inline>
          {!first && move("up")}
          {!last && move("down")}
        </Form>
      )}
      <ButtonLink kind="quiet" href={editItemPath.to(visit, here)} aria-label={`${t.edit}: ${entry.title}`}>
        {t.edit}
      </ButtonLink>
    </>
  );
};

const ItemFields: FC<{ visit: Visit; problem: FormProblem }> = ({ visit, problem }) => {
  const t = meetingTexts[visit.lang].agenda;
  const errors = errorsInWords(problem.errors, visit.lang, meetingTexts[visit.lang].errors);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  return (
    <>
      <TextField {...field("title")} label={t.itemTitle} hint={t.itemTitleHint} />
      <RadioGroup
        {...field("kind")}
        label={t.kind}
        layout="inline"
        value={textOf(problem, "kind") || "discussion"}
        options={itemPurposes.map((value) => ({ value, label: t.purpose[value] }))}
      />
      <TextField {...field("publicTitle")} label={t.publicTitle} hint={t.publicTitleHint} optional />
      <TextArea {...field("text")} label={t.text} hint={t.textHint} rows={3} optional />
    </>
  );
};

/** The form at the foot of an agenda. */
export const NewItemForm: FC<{ visit: Visit; meetingId: string; problem: FormProblem }> = ({
  visit,
  meetingId,
  problem,
}) => (
  <Form action={newItemPath.to(visit, { id: meetingId })}>
    <ItemFields visit={visit} problem={problem} />
    <Actions>
      <Button>{meetingTexts[visit.lang].agenda.addButton}</Button>
    </Actions>
  </Form>
);

interface EditItemPageProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  readonly itemId: string;
  readonly problem: FormProblem;
}

/** The words of one item, and its way off the agenda. */
export const EditItemPage: FC<EditItemPageProps> = ({ visit, meeting, itemId, problem }) => {
  const t = meetingTexts[visit.lang];
  const here = { id: meeting.id, item: itemId };
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  return (
    <Page
      title={t.agenda.editTitle}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: meetingWorkPath.to(visit, { id: meeting.id }), label: meetingName(meeting, visit.lang) }]}
    >
      <Form action={editItemPath.to(visit, here)}>
        <ItemFields visit={visit} problem={problem} />
        <Actions>
          <Button>{t.agenda.save}</Button>
        </Actions>
      </Form>
      <Section title={t.agenda.removeTitle} lead={t.agenda.removeText}>
        <Form action={removeItemPath.to(visit, here)}>
          <Actions>
            <Button kind="danger">{t.agenda.remove}</Button>
          </Actions>
        </Form>
      </Section>
    </Page>
  );
};
