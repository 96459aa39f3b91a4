import type { FC } from "hono/jsx";
import type { Lang } from "../../../platform/i18n/lang.ts";
import type { Member } from "../../../platform/identity/member.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { paths } from "../paths.ts";
import { takesAnswers } from "../poll.ts";
import type { Asked } from "../queries/asked.ts";
import type { Poll } from "../queries/polls.ts";
import { texts } from "../texts/poll.ts";
import { workTexts } from "../texts/work.ts";
import { shortWhen } from "../when.ts";

/** What to do to reach a member who has no mail; their address for one who has. */
export function reachWords(member: Member, lang: Lang): string {
  const t = workTexts[lang].hand;
  switch (member.reach) {
    case "phone":
      return t.phone(member.phone ?? "");
    case "centre":
      return t.centre(member.centreName ?? "");
    case "paper":
      return t.paper;
    case "mail":
      return member.email ?? "";
  }
}

interface PeopleProps {
  readonly visit: Visit;
  readonly poll: Poll;
  readonly asked: readonly Asked[];
}

/** Person by person what they answer to each time; only coordinators see it. */
export const PeopleTable: FC<PeopleProps> = ({ visit, poll, asked }) => {
  const t = workTexts[visit.lang].results;
  const words = texts[visit.lang];
  return (
    <Section title={t.people}>
      <div class="poll-people" role="region" aria-label={t.people} tabindex={0}>
        <DataTable
          caption={t.people}
          hideCaption
          columns={[
            { key: "person", label: t.person },
            ...poll.times.map((time) => ({ key: time.id, label: shortWhen(time, visit.lang) })),
            ...(poll.status === "open" ? [{ key: "can", label: t.youCan }] : []),
          ]}
          rows={asked.map((one) => ({
            key: one.id,
            cells: {
              person: <Person {...{ visit, one }} />,
              ...Object.fromEntries(
                poll.times.map(({ id }) => {
                  const choice = one.answers.get(id);
                  return [id, choice ? <span class={`poll-${choice}`}>{words.choices[choice]}</span> : "–"];
                }),
              ),
              can: <Doing {...{ visit, poll, one }} />,
            },
          }))}
        />
      </div>
    </Section>
  );
};

const Person: FC<{ visit: Visit; one: Asked }> = ({ visit, one: { member, mustBeThere, assisted, note, answeredAt } }) => {
  const t = workTexts[visit.lang].results;
  return (
    <>
      {member.name}
      {mustBeThere && <span class="cell-aside">{t.must}</span>}
      {assisted && <span class="cell-aside">{t.assisted}</span>}
      {!answeredAt && <span class="cell-aside">{texts[visit.lang].none}</span>}
      {note && <span class="cell-aside">“{note}”</span>}
    </>
  );
};

const Doing: FC<{ visit: Visit; poll: Poll; one: Asked }> = ({ visit, poll, one: { member, answeredAt } }) => {
  const t = workTexts[visit.lang].results;
  const ref = { id: poll.id, member: member.id };
  const enter = answeredAt ? t.change : t.enter;
  return (
    <Actions>
      <ButtonLink kind="quiet" href={paths.enter.to(visit, ref)} aria-label={`${enter}: ${member.name}`}>
        {enter}
      </ButtonLink>
      {member.reach === "mail" && takesAnswers(poll, visit.now) && (
        <Form action={paths.sendAgain.to(visit, ref)} inline>
          <Button kind="quiet" aria-label={`${t.sendAgain}: ${member.name}`}>
            {t.sendAgain}
          </Button>
        </Form>
      )}
    </Actions>
  );
};
