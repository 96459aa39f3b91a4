import type { Child, FC } from "hono/jsx";
import { hasLeftInWords } from "../../../network/party.ts";
import type { Party } from "../../../network/party.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Member } from "../../../platform/identity/member.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import { paths } from "../paths.ts";
import type { Hearer } from "../queries/waiting.ts";
import { byParty, dueInWords } from "../task.ts";
import type { Task } from "../task.ts";
import { waitingTexts } from "../texts/waiting.ts";
import { texts } from "../texts.ts";
import { taskStatus } from "./task-status.ts";

interface PartyTasksProps {
  readonly visit: Visit;
  readonly party: Pick<Party, "id" | "name" | "hasLeft">;
  readonly tasks: readonly Task[];
}

/** One page for one party, to print: what the forum waits for, with room to tick and to write. */
export const PartyTasksPage: FC<PartyTasksProps> = ({ visit, party, tasks }) => {
  const t = waitingTexts[visit.lang].list;
  const today = dayOf(visit.now);
  return (
    <Page
      title={t.title(party.name)}
      lead={tasks.length > 0 && t.lead}
      width="wide"
      breadcrumbs={[{ href: paths.tasks.to(visit, {}), label: texts[visit.lang].tasks.title }]}
      noIndex
    >
      {party.hasLeft && <Notice tone="warning">{hasLeftInWords(party.name, visit.lang)}</Notice>}
      {tasks.length === 0 ? (
        <EmptyState title={t.empty} />
      ) : (
        <>
          <DataTable
            caption={texts[visit.lang].tasks.title}
            columns={[
              { key: "done", label: t.done },
              { key: "task", label: t.task },
              { key: "due", label: t.due },
              { key: "note", label: t.note },
            ]}
            rows={tasks.map((task) => ({
              key: task.id,
              cells: {
                done: "☐",
                task: (
                  <a href={paths.task.to(visit, { id: task.id })}>
                    <WrittenWords>{task.title}</WrittenWords>
                  </a>
                ),
                due: dueInWords(task.dueDay, today, visit.lang).words,
                note: "………………………",
              },
            }))}
          />
          <p>{t.back(visit.district.bodyName, visit.district.bodyEmail ?? "")}</p>
        </>
      )}
      <Actions>
        <ButtonLink kind="quiet" href={paths.tasks.to(visit, {}, { party: party.id })}>
          {t.show}
        </ButtonLink>
        {visit.may("parties.manage") && (
          <ButtonLink kind="quiet" href={paths.party.to(visit, { id: party.id })}>
            {t.party}
          </ButtonLink>
        )}
      </Actions>
    </Page>
  );
};

/** Whom to call or to give a list, what to say, and what it is about. */
export const CallListPage: FC<{ visit: Visit; hearers: readonly Hearer[] }> = ({ visit, hearers }) => {
  const t = waitingTexts[visit.lang].call;
  return (
    <Page
      title={t.title}
      lead={hearers.length > 0 && t.lead}
      breadcrumbs={[{ href: paths.tasks.to(visit, {}), label: texts[visit.lang].tasks.title }]}
      noIndex
    >
      {hearers.length === 0 ? (
        <EmptyState title={t.empty} />
      ) : (
        <Section title={t.say}>
          <p>{t.words(visit.district.bodyName)}</p>
          <p>{t.after}</p>
        </Section>
      )}
      {hearers.map(({ member, tasks }) => (
        <Section title={member.name} lead={reachWords(visit, member)}>
          {byParty(tasks).map((group) => (
            <>
              <p>
                <WrittenWords>{group.partyName}</WrittenWords> · <a href={paths.partyTasks.to(visit, { id: group.partyId })}>{t.print}</a>
              </p>
              <ItemList
                label={`${member.name}, ${group.partyName}`}
                items={group.tasks.map((task) => ({
                  key: `${member.id}-${task.id}`,
                  title: <WrittenWords>{task.title}</WrittenWords>,
                  href: paths.task.to(visit, { id: task.id }),
                  status: taskStatus(visit, task),
                }))}
              />
            </>
          ))}
        </Section>
      ))}
    </Page>
  );
};

function reachWords(visit: Visit, member: Member): Child {
  const t = waitingTexts[visit.lang].call;
  switch (member.reach) {
    case "phone":
      return (
        <>
          {t.phone} <a href={`tel:${member.phone ?? ""}`}>{member.phone}</a>
        </>
      );
    case "centre":
      return `${t.centre} ${member.centreName ?? ""}`;
    case "paper":
      return t.paper;
    case "mail":
      return t.stopped;
  }
}
