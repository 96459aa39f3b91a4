import type { FC } from "hono/jsx";
import { formatDateTime, formatDay } from "../../../platform/i18n/dates.ts";
import { textOf } from "../../../platform/web/form.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Checkbox, Select } from "../../../ui/choice.tsx";
import { TextArea, TextField } from "../../../ui/field.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Form } from "../../../ui/form.tsx";
import { Actions } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { mayClose, mayCount, mayOpen } from "../election.ts";
import { paths } from "../paths.ts";
import { limits } from "../schema.ts";
import { workTexts } from "../texts/work.ts";
import { fieldsOf } from "./parts.tsx";
import type { WorkProps } from "./work.tsx";

/** What comes next in an election, with the button for it once its hour has come. */
export const NextStep: FC<WorkProps> = (props) => {
  const { visit, election, candidates } = props;
  const t = workTexts[visit.lang];
  const standing = candidates.filter(({ status }) => status === "standing").length;
  switch (election.status) {
    case "call":
      return mayClose(election, visit.now) ? (
        <Step action={paths.close.to(visit, { id: election.id })} text={t.closeText} button={t.close} />
      ) : (
        <p>{t.waitsUntilClosing(formatDay(election.candidatesDay, visit.lang))}</p>
      );
    case "closed":
      if (standing <= election.seats)
        return (
          <>
            <p>{t.withoutVote(standing, election.seats)}</p>
            <Approve {...props} />
          </>
        );
      if (mayCount(election, visit.now)) return <StartCount {...props} />;
      return mayOpen(election, visit.now) ? (
        <Step action={paths.open.to(visit, { id: election.id })} text={t.openText} button={t.open} />
      ) : (
        <p>{t.waitsUntilVoting(formatDay(election.votingDay, visit.lang))}</p>
      );
    case "voting":
      return mayCount(election, visit.now) ? (
        <StartCount {...props} />
      ) : (
        <p>{t.waitsUntilCounting(formatDateTime(election.hallUntil, visit.lang))}</p>
      );
    case "counting":
      return <Counting {...props} />;
    case "approved":
      return <p>{t.seatsText}</p>;
    default:
      return <p>{t.done}</p>;
  }
};

const Step: FC<{ action: string; text: string; button: string }> = ({ action, text, button }) => (
  <Form action={action}>
    <p>{text}</p>
    <Actions>
      <Button>{button}</Button>
    </Actions>
  </Form>
);

const StartCount: FC<WorkProps> = ({ visit, election, countersToBe, problem }) => {
  const t = workTexts[visit.lang];
  const { field } = fieldsOf(visit, problem);
  return (
    <Form action={paths.startCount.to(visit, { id: election.id })}>
      <p>{t.startCountText}</p>
      <TextField {...field("hallWords")} label={t.hallWords} hint={t.hallWordsHint} maxlength={200} autocomplete="off" required />
      <Counters {...{ visit, countersToBe, field }} />
      <Actions>
        <Button>{t.startCount}</Button>
      </Actions>
    </Form>
  );
};

type CountersProps = Pick<WorkProps, "visit" | "countersToBe"> & { field: ReturnType<typeof fieldsOf>["field"] };

const Counters: FC<CountersProps> = ({ visit, countersToBe, field }) => {
  const t = workTexts[visit.lang];
  const options = countersToBe.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Select {...field("counterOne")} label={t.counterOne} hint={t.countersHint} options={options} />
      <Select {...field("counterTwo")} label={t.counterTwo} options={options} />
    </>
  );
};

const Counting: FC<WorkProps> = (props) => {
  const { visit, election, batches, turnout, countersToBe, problem } = props;
  const t = workTexts[visit.lang];
  const { field } = fieldsOf(visit, problem);
  const settled = batches.every((batch) => batch.settled !== undefined);
  const paper = batches.reduce((sum, batch) => sum + (batch.settled?.ballots ?? 0), 0);
  const { handedOut, codes } = turnout;
  const missing = t.missing(handedOut.paper - paper, handedOut.card + handedOut.mail - codes.used);
  return (
    <>
      <Actions>
        <ButtonLink kind="secondary" href={paths.count.to(visit, { id: election.id })}>
          {t.toCount}
        </ButtonLink>
      </Actions>
      {settled ? (
        <>
          {missing && (
            <Notice tone="warning">
              <p>{missing}</p>
            </Notice>
          )}
          <Approve {...props} />
        </>
      ) : (
        <p>{t.notSettled}</p>
      )}
      <Fold summary={t.counters}>
        <Form action={paths.counters.to(visit, { id: election.id })}>
          <p>{t.countersText}</p>
          <Counters {...{ visit, countersToBe, field }} />
          <Actions>
            <Button kind="secondary">{t.counters}</Button>
          </Actions>
        </Form>
      </Fold>
    </>
  );
};

const Approve: FC<WorkProps> = ({ visit, election, problem }) => {
  const t = workTexts[visit.lang];
  const { field } = fieldsOf(visit, problem);
  return (
    <Form action={paths.approve.to(visit, { id: election.id })}>
      <p>{t.approveText}</p>
      <TextArea {...field("remarks")} label={t.remarks} hint={t.remarksHint} limit={limits.remarks} rows={3} optional />
      <Checkbox
        {...field("sure")}
        value="1"
        label={election.status === "closed" ? t.sureWithoutVote : t.sure}
        checked={textOf(problem, "sure") === "1"}
      />
      <Actions>
        <Button>{t.approve}</Button>
      </Actions>
    </Form>
  );
};
