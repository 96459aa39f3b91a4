import { nameNow } from "../../../network/party.ts";
import type { Party } from "../../../network/party.ts";
import { formatDay } from "../../../platform/i18n/dates.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { BackField } from "../../../thread/make.tsx";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Checkbox, Select } from "../../../ui/choice.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { paths } from "../paths.ts";
import type { Task } from "../task.ts";
import { texts } from "../texts.ts";
import { WrittenWords } from "../../../ui/written.tsx";
import { OriginLine } from "./origin.tsx";
import type { FormOrigin } from "./origin.tsx";

interface TaskFormProps {
  readonly visit: Visit;
  readonly parties: readonly Party[];
  readonly problem: FormProblem;
}

/** A task being given, on an agenda item or a decision. */
export function NewTaskPage({ visit, origin, parties, problem }: TaskFormProps & { origin: FormOrigin }) {
  const t = texts[visit.lang].task;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  return (
    <Page title={t.make} lead={t.makeLead} hasErrors={errors.length > 0} before={<ErrorSummary errors={errors} />}>
      <OriginLine origin={origin} label={texts[visit.lang].from} />
      <TaskForm
        {...{ visit, parties, problem }}
        action={paths.makeTask.to(visit, { origin: origin.kind, id: origin.id })}
        back={origin.href}
      />
    </Page>
  );
}

/** An open task being put right. */
export function EditTaskPage({ visit, task, parties, problem }: TaskFormProps & { task: Task }) {
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const here = paths.task.to(visit, { id: task.id });
  return (
    <Page
      title={texts[visit.lang].task.editTitle}
      breadcrumbs={[{ href: here, label: task.title }]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
    >
      {wasChanged(problem) && <NowStands visit={visit} task={task} />}
      <TaskForm {...{ visit, problem }} version={versionToSend(problem, task.version)} parties={parties} action={paths.editTask.to(visit, { id: task.id })} back={here} />
    </Page>
  );
}

type TaskFields = TaskFormProps & {
  action: string;
  back: string;
  version?: number;
};

/** The task as somebody else has saved it, above what was typed. */
function NowStands({ visit, task }: { visit: Visit; task: Task }) {
  const t = texts[visit.lang].task;
  return (
    <SavedMeanwhile
      items={[
        { term: t.title, value: <WrittenWords>{task.title}</WrittenWords> },
        { term: t.party, value: task.partyName },
        { term: t.due, value: formatDay(task.dueDay, visit.lang) },
        { term: t.public, value: task.isPublic ? texts[visit.lang].decision.yes : texts[visit.lang].decision.no },
      ]}
    />
  );
}

function TaskForm({ visit, parties, problem, action, back, version }: TaskFields) {
  const t = texts[visit.lang].task;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  return (
    <Form action={action}>
      <BackField problem={problem} />
      {version !== undefined && <HiddenField name="version" value={String(version)} />}
      <TextField
        name="title"
        label={t.title}
        hint={t.titleHint}
        maxlength={200}
        value={textOf(problem, "title")}
        error={errorAt(errors, "title")}
      />
      <Select
        name="party"
        label={t.party}
        options={parties.map((party) => ({ value: party.id, label: nameNow(party, visit.lang) }))}
        value={textOf(problem, "party")}
        error={errorAt(errors, "party")}
        width="full"
      />
      <DateField name="due" label={t.due} value={textOf(problem, "due")} error={errorAt(errors, "due")} />
      <Checkbox
        name="public"
        label={t.public}
        hint={t.publicHint}
        checked={textOf(problem, "public") === "1"}
        error={errorAt(errors, "public")}
      />
      <Actions>
        <Button>{t.save}</Button>
        <ButtonLink kind="quiet" href={back}>
          {t.cancel}
        </ButtonLink>
      </Actions>
    </Form>
  );
}
