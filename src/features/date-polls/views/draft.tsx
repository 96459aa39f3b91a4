import type { FC } from "hono/jsx";
import { textsOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { CheckboxGroup } from "../../../ui/choice.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { isMailed } from "../../../platform/identity/member.ts";
import { paths } from "../paths.ts";
import type { Asked } from "../queries/asked.ts";
import type { Poll } from "../queries/polls.ts";
import { texts } from "../texts/poll.ts";
import { workTexts } from "../texts/work.ts";
import { PollFacts, TimeWords } from "./parts.tsx";

interface DraftProps {
  readonly visit: Visit;
  readonly poll: Poll;
  readonly asked: readonly Asked[];
  readonly problem: FormProblem;
}

/** A poll before it is sent: what it says, whom it asks, and who must be there. */
export const DraftPage: FC<DraftProps> = ({ visit, poll, asked, problem }) => {
  const t = workTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const byMail = asked.filter(({ member }) => isMailed(member)).length;
  const id = poll.id;
  return (
    <Page
      title={poll.title}
      kicker={texts[visit.lang].statuses.draft}
      lead={t.draft.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: paths.work.to(visit, {}), label: texts[visit.lang].section }]}
      noIndex
    >
      <PollFacts {...{ visit, poll }} />
      <Section title={t.draft.facts}>
        <ul class="poll-list">
          {poll.times.map((time) => (
            <li>
              <TimeWords {...{ visit, poll, time }} />
            </li>
          ))}
        </ul>
      </Section>
      <Form action={paths.open.to(visit, { id })}>
        <HiddenField name="version" value={String(poll.version)} />
        <CheckboxGroup
          name="must"
          label={t.draft.must}
          hint={t.draft.mustHint}
          optional
          values={textsOf(problem, "must")}
          options={asked.map(({ id: memberId, member }) => ({ value: memberId, label: member.name }))}
        />
        <p>{t.draft.asked(byMail, asked.length - byMail)}</p>
        <Actions>
          <Button>{t.draft.send}</Button>
          <ButtonLink kind="secondary" href={paths.change.to(visit, { id })}>
            {t.draft.change}
          </ButtonLink>
        </Actions>
      </Form>
      <Form action={paths.discard.to(visit, { id })}>
        <Actions>
          <Button kind="quiet">{t.draft.discard}</Button>
        </Actions>
      </Form>
    </Page>
  );
};
