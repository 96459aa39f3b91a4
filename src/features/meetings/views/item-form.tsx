import type { FC } from "hono/jsx";
import { nameNow } from "../../../network/party.ts";
import type { Party } from "../../../network/party.ts";
import type { Member } from "../../../platform/identity/member.ts";
import { textOf, textsOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox, CheckboxGroup, RadioGroup, Select } from "../../../ui/choice.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { itemPurposes } from "../agenda.ts";
import { editItemPath, meetingWorkPath, newItemPath, removeItemPath } from "../paths.ts";
import type { AgendaItem } from "../queries/agenda.ts";
import type { Meeting } from "../queries/meetings.ts";
import { agendaTexts } from "../texts/agenda.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { longestText } from "../schema.ts";
import { meetingName } from "./words.ts";

/** Whom a form about an item may name: parties that present, members who may read what is closed. */
export interface ItemChoices {
  readonly parties: readonly Party[];
  readonly members: readonly Member[];
}

interface FieldsProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  readonly choices: ItemChoices;
  /** An item that is there already is closed or open for good; undefined lets one choose. */
  readonly isClosed?: boolean;
}

const wordsFor = (visit: Visit) => ({ ...meetingTexts[visit.lang].errors, ...agendaTexts[visit.lang].errors });

export const ItemFields: FC<FieldsProps> = ({ visit, problem, choices, isClosed }) => {
  const t = meetingTexts[visit.lang].agenda;
  const own = agendaTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, wordsFor(visit));
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  const more = ["presenterParty", "presenter", "closed", "readers"];
  const isOpen = more.some((name) => textsOf(problem, name).some(Boolean) || errorAt(errors, name));
  return (
    <>
      <TextField {...field("title")} label={t.itemTitle} hint={t.itemTitleHint} maxlength={200} />
      <RadioGroup
        {...field("kind")}
        label={t.kind}
        layout="inline"
        value={textOf(problem, "kind") || "discussion"}
        options={itemPurposes.map((value) => ({ value, label: t.purpose[value] }))}
      />
      <TextField
        {...field("minutes")}
        type="number"
        width="short"
        inputmode="numeric"
        label={own.time.minutes}
        hint={own.time.minutesHint}
        optional
      />
      {isClosed !== true && (
        <TextField {...field("publicTitle")} label={t.publicTitle} hint={t.publicTitleHint} maxlength={200} optional />
      )}
      <TextArea {...field("text")} label={t.text} hint={isClosed === true ? undefined : t.textHint} limit={longestText} rows={3} optional />
      {isClosed === true && <Readers visit={visit} problem={problem} members={choices.members} />}
      <details open={isOpen}>
        <summary>{isClosed === undefined ? own.more : own.moreOpen}</summary>
        <div class="form">
          <Select
            {...field("presenterParty")}
            label={own.presenter.party}
            options={choices.parties.map((party) => ({ value: party.id, label: nameNow(party, visit.lang) }))}
            optional
          />
          <TextField {...field("presenter")} label={own.presenter.role} hint={own.presenter.roleHint} maxlength={120} optional />
          {isClosed === undefined && (
            <>
              <Checkbox
                name="closed"
                label={own.closed.choose}
                hint={own.closed.chooseHint}
                checked={textOf(problem, "closed") === "1"}
              />
              <Readers visit={visit} problem={problem} members={choices.members} />
            </>
          )}
        </div>
      </details>
    </>
  );
};

const Readers: FC<{ visit: Visit; problem: FormProblem; members: readonly Member[] }> = ({ visit, problem, members }) => {
  const t = agendaTexts[visit.lang].closed;
  return (
    <CheckboxGroup
      name="readers"
      label={t.readers}
      hint={t.readersHint}
      optional
      values={textsOf(problem, "readers")}
      options={members.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
};

/** The form at the foot of an agenda. */
export const NewItemForm: FC<{ visit: Visit; meetingId: string; problem: FormProblem; choices: ItemChoices }> = ({
  visit,
  meetingId,
  problem,
  choices,
}) => (
  <Form action={newItemPath.to(visit, { id: meetingId })}>
    <ItemFields visit={visit} problem={problem} choices={choices} />
    <Actions>
      <Button>{meetingTexts[visit.lang].agenda.addButton}</Button>
    </Actions>
  </Form>
);

interface EditItemPageProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  /** As it stands now. */
  readonly item: AgendaItem;
  readonly minutes: number | null;
  readonly choices: ItemChoices;
  readonly problem: FormProblem;
}

/**
 * The words of one item, and its way off the agenda. When another has saved meanwhile, theirs stand above the form, and
 * the form carries the newest version: whoever saves now has seen them.
 */
export const EditItemPage: FC<EditItemPageProps> = ({ visit, meeting, item, minutes, choices, problem }) => {
  const t = meetingTexts[visit.lang];
  const own = agendaTexts[visit.lang];
  const here = { id: meeting.id, item: item.id };
  const isClash = wasChanged(problem);
  const errors = errorsInWords(problem.errors, visit.lang, { ...wordsFor(visit), changed_meanwhile: own.clash.lead });
  return (
    <Page
      title={isClash ? own.clash.title : t.agenda.editTitle}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: meetingWorkPath.to(visit, { id: meeting.id }), label: meetingName(meeting, visit.lang) }]}
    >
      {isClash && <Theirs visit={visit} item={item} minutes={minutes} />}
      {item.isClosed && <Notice>{own.closed.notice}</Notice>}
      <Form action={editItemPath.to(visit, here)}>
        <HiddenField name="version" value={String(versionToSend(problem, item.version))} />
        <ItemFields visit={visit} problem={problem} choices={choices} isClosed={item.isClosed} />
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

/** What stands now, beside what was typed. */
const Theirs: FC<{ visit: Visit; item: AgendaItem; minutes: number | null }> = ({ visit, item, minutes }) => {
  const t = meetingTexts[visit.lang].agenda;
  const own = agendaTexts[visit.lang];
  return (
    <Notice tone="warning" title={own.clash.theirs}>
      <Facts
        items={[
          { term: t.itemTitle, value: item.title },
          { term: t.kind, value: t.purpose[item.purpose] },
          { term: own.time.minutes, value: minutes ?? own.clash.nothing },
          { term: t.publicTitle, value: !item.isClosed && (item.publicTitle ?? own.clash.nothing) },
          { term: t.text, value: item.text || own.clash.nothing },
          { term: own.presenter.role, value: item.presenter },
        ]}
      />
    </Notice>
  );
};
