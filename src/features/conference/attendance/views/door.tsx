import type { FC } from "hono/jsx";
import { formatDayAndDate, formatTime } from "../../../../platform/i18n/dates.ts";
import { textOf } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { Checkbox } from "../../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../../ui/error-texts.ts";
import { TextField } from "../../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../../ui/layout.tsx";
import { EmptyState } from "../../../../ui/list.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { Status } from "../../../../ui/status.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import type { Conference } from "../../queries/conferences.ts";
import { attendancePaths } from "../paths.ts";
import type { DoorCounts, Expected } from "../queries.ts";
import { doorAt, doorDay } from "../rules/door.ts";
import type { Press } from "../rules/presses.ts";
import type { ExpectedWords } from "../rules/expected.ts";
import { texts } from "../texts.ts";
import { Desk, DeskList } from "./desk.tsx";
import type { DoorHrefs } from "./desk.tsx";

/** Somebody who is expected, as the page shows them. */
export interface Shown extends Expected {
  readonly words: ExpectedWords;
  /** The presses that can be taken back. */
  readonly presses: readonly Press[];
}

export interface DoorProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly hrefs: DoorHrefs;
  /** Whether they may let somebody pass the queue. */
  readonly isOrganiser: boolean;
  readonly counts: DoorCounts;
  /** How many seats nobody has; null while there is no limit. */
  readonly room: number | null;
  /** What was asked for; undefined while nothing was. */
  readonly found: readonly Shown[] | undefined;
  /** Whom somebody pressed a moment ago; a guest who was none is not expected any more. */
  readonly done: { readonly what: "come" | "back" | "guest"; readonly one: Shown | undefined } | undefined;
  readonly problem: FormProblem;
}

const mostShown = 50;

/** Who comes: a name is found, one presses. Holds no names until somebody searches, so that a phone may keep the page. */
export const DoorPage: FC<DoorProps> = (props) => {
  const { visit, conference, isOrganiser, counts, done, problem } = props;
  const t = texts[visit.lang].door;
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const stands = doorAt(conference, visit.now);
  return (
    <Page
      title={t.title}
      kicker={<WrittenWords>{conference.title}</WrittenWords>}
      breadcrumbs={isOrganiser ? [{ href: attendancePaths.overview.to(visit, { id: conference.id }), label: texts[visit.lang].overview.open }] : []}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {done && <DoneNotice {...props} done={done} />}
        </>
      }
      scripts={["door-desk.js"]}
      bare
      noIndex
    >
      {stands === "before" && <Notice>{t.before(formatDayAndDate(doorDay(conference).from, visit.lang))}</Notice>}
      {(stands === "over" || stands === "none") && <Notice>{t.over}</Notice>}
      {stands === "open" && (
        <Desk {...props}>
          <p class="door-count" data-door="count">
            {t.count(counts.come, counts.notCome)}
          </p>
          <Search {...props} />
          <Guest {...props} />
        </Desk>
      )}
    </Page>
  );
};

const DoneNotice: FC<DoorProps & { done: NonNullable<DoorProps["done"]> }> = ({ visit, hrefs, done: { what, one } }) => (
  <Notice tone="success" live>
    <p>
      {one ? <WrittenWords>{texts[visit.lang].door.done[what](one.words.name)}</WrittenWords> : texts[visit.lang].door.done.undone}
    </p>
    {one && what !== "back" && one.presses.length > 0 && <BackForm {...{ visit, hrefs, one }} />}
  </Notice>
);

const Search: FC<DoorProps> = (props) => {
  const { visit, hrefs, found } = props;
  const t = texts[visit.lang].door;
  return (
    <>
      <Form method="get" action={hrefs.page} autocomplete="off" inline>
        <TextField name="q" type="search" label={t.search} hint={t.searchHint} value={visit.query("q")} maxlength={120} />
        <Button>{t.find}</Button>
        <ButtonLink kind="quiet" href={`${hrefs.page}?all=1`}>
          {t.all}
        </ButtonLink>
      </Form>
      {found && (
        <div data-door="served">
          <Section title={visit.query("q") === "" ? t.everyone : t.found}>
            {found.length === 0 ? <EmptyState title={t.nobody} /> : <Found {...props} found={found} />}
          </Section>
        </div>
      )}
      <DeskList visit={visit} />
    </>
  );
};

const Found: FC<DoorProps & { found: readonly Shown[] }> = (props) => {
  const { visit, found } = props;
  const t = texts[visit.lang].door;
  const all = visit.query("q") === "";
  const shown = all ? found : found.slice(0, mostShown);
  return (
    <>
      <ul class="door-list">
        {shown.map((one) => (
          <li class="door-row" data-came={one.cameAt ? "yes" : undefined}>
            <div class="door-who">
              <p class="door-name">
                <WrittenWords>{one.words.name}</WrittenWords>
              </p>
              {one.words.detail && <p class="door-detail">{one.words.detail}</p>}
            </div>
            <Step {...props} one={one} />
          </li>
        ))}
      </ul>
      {shown.length < found.length && <p>{t.more(found.length - shown.length)}</p>}
    </>
  );
};

/** What one can do with somebody: let them in, or undo that. */
const Step: FC<DoorProps & { one: Shown }> = ({ visit, hrefs, isOrganiser, room, one }) => {
  const t = texts[visit.lang].door;
  if (one.cameAt)
    return (
      <div class="door-step">
        <Status tone="done">{t.cameAt(formatTime(one.cameAt, visit.lang))}</Status>
        <BackForm {...{ visit, hrefs, one }} />
      </div>
    );
  const waits = one.state === "waiting";
  if (waits && !isOrganiser) return <p class="door-step">{t.ask}</p>;
  const above = waits && room === 0;
  const [words, named] = above ? [t.letInAbove, t.letInAboveOf] : waits ? [t.letIn, t.letInOf] : [t.come, t.comeOf];
  return (
    <Form action={hrefs.come} label={named(one.words.name)}>
      <HiddenField name="registration" value={one.id} />
      {above && <HiddenField name="above" value="1" />}
      <Button kind={waits ? "secondary" : "primary"} aria-label={named(one.words.name)}>
        {words}
      </Button>
    </Form>
  );
};

const BackForm: FC<Pick<DoorProps, "visit" | "hrefs"> & { one: Shown }> = ({ visit, hrefs, one }) => {
  const t = texts[visit.lang].door;
  return (
    <Form action={hrefs.back}>
      <HiddenField name="registration" value={one.id} />
      <HiddenField name="presses" value={one.presses.map(({ id }) => id).join(" ")} />
      <Button kind="quiet" aria-label={t.backOf(one.words.name)}>
        {t.back}
      </Button>
    </Form>
  );
};

/** Somebody who had not signed up. */
const Guest: FC<DoorProps> = ({ visit, hrefs, isOrganiser, room, problem }) => {
  const t = texts[visit.lang].door.guest;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].door.errors);
  const isFull = room === 0;
  return (
    <div data-door="guest">
      <Section title={t.title} lead={t.lead}>
        {room !== null && (
          <p class="door-room" data-door="room">
            {texts[visit.lang].door.room(room)}
          </p>
        )}
        {isFull && !isOrganiser ? (
          <Notice tone="warning">{t.full}</Notice>
        ) : (
          <Form action={hrefs.guest} autocomplete="off">
            <TextField name="name" label={t.name} value={textOf(problem, "name")} error={errorAt(errors, "name")} width="medium" maxlength={120} autocomplete="off" optional />
            {isOrganiser && (
              <div data-door="above" hidden={!isFull}>
                <Checkbox name="above" label={t.above} />
              </div>
            )}
            <Actions>
              <Button kind="secondary">{t.button}</Button>
            </Actions>
          </Form>
        )}
      </Section>
    </div>
  );
};
