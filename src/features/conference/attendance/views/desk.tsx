import type { FC, PropsWithChildren } from "hono/jsx";
import { usePage } from "../../../../platform/web/page-context.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button } from "../../../../ui/button.tsx";
import { commonErrors } from "../../../../ui/error-texts.ts";
import { Fold } from "../../../../ui/fold.tsx";
import { Form, HiddenField } from "../../../../ui/form.tsx";
import { Status } from "../../../../ui/status.tsx";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import { doorDay } from "../rules/door.ts";
import { texts } from "../texts.ts";

/** Where the forms of one door lead: a member's, or that of a helper's link. */
export interface DoorHrefs {
  readonly page: string;
  readonly list: string;
  readonly come: string;
  readonly back: string;
  readonly guest: string;
  readonly kept: string;
}

type DeskProps = PropsWithChildren<{
  visit: Visit;
  conference: Conference;
  hrefs: DoorHrefs;
  isOrganiser: boolean;
}>;

/** What a script needs to do the same without a line. Without it the page is as it stands inside. */
export const Desk: FC<DeskProps> = ({ visit, conference, hrefs, isOrganiser, children }) => {
  const { assets } = usePage();
  const t = texts[visit.lang].door;
  return (
    <door-desk
      data-conference={conference.id}
      data-page={hrefs.page}
      data-list={hrefs.list}
      data-guest={hrefs.guest}
      data-kept={hrefs.kept}
      data-leave={paths.conference.to(visit, { id: conference.id })}
      data-organiser={isOrganiser ? "yes" : undefined}
      data-made={String(visit.now.getTime())}
      data-until={String(doorDay(conference).until.getTime())}
      data-worker={assets["door-worker.js"]}
      data-words={JSON.stringify(wordsFor(visit))}
    >
      <div class="notice notice-success door-said" data-door="said" role="status" hidden>
        <p />
        <Button kind="quiet" type="button">
          {t.back}
        </Button>
      </div>
      <div data-door="open">
        {children}
        <div data-door="tools" hidden>
          <Fold summary={t.desk.phone}>
            <p>{t.desk.phoneLead}</p>
            <Button kind="secondary" type="button" data-door="forget">
              {t.desk.forget}
            </Button>
          </Fold>
          <Form action={hrefs.kept}>
            <HiddenField name="events" value="[]" />
          </Form>
        </div>
      </div>
    </door-desk>
  );
};

/** Where a script shows those who are found, and how each looks. */
export const DeskList: FC<{ visit: Visit }> = ({ visit }) => {
  const t = texts[visit.lang].door;
  return (
    <>
      <div class="door-camera" data-door="camera" hidden>
        <Button kind="secondary" type="button">
          {t.desk.scan}
        </Button>
        <Button kind="secondary" type="button">
          {t.desk.stopScan}
        </Button>
        <video muted playsinline hidden aria-label={t.desk.cameraOf} />
        <p role="status" />
      </div>
      <p class="door-line" data-door="line" role="status" />
      <ul class="door-list" data-door="list" hidden />
      <p data-door="more" />
      <template data-door="row">
        <li class="door-row">
          <div class="door-who">
            <p class="door-name" data-row="name" />
            <p class="door-detail" data-row="detail" />
          </div>
          <div class="door-step">
            <span class="door-step" data-row="here" hidden>
              <Status tone="done">
                <span data-row="came" />
              </Status>
              <Button kind="quiet" type="button" data-row="back">
                {t.back}
              </Button>
            </span>
            <Button type="button" data-row="come">
              {t.come}
            </Button>
            <span data-row="ask" hidden>
              {t.ask}
            </span>
          </div>
        </li>
      </template>
    </>
  );
};

/** What the script says, under the names that `src/browser/door-words.ts` has for it. */
function wordsFor({ lang }: Visit) {
  const t = texts[lang].door;
  const { already, unknown, sent, waiting, noLine, ended, refused, over, unsent, noCamera, noList } = t.desk;
  return {
    already,
    unknown,
    sent,
    waiting,
    noLine,
    ended,
    refused,
    over,
    unsent,
    noCamera,
    noList,
    count: t.count("{}", "{}"),
    cameAt: t.cameAt("{}"),
    more: t.more("{}"),
    room: t.room("{}"),
    nobody: t.nobody,
    come: t.come,
    letIn: t.letIn,
    back: t.back,
    done: t.done.come("{}"),
    guestIn: t.done.guest("{}"),
    undone: t.done.back("{}"),
    unnamed: t.unnamed,
    walkIn: t.walkIn,
    full: t.errors.full,
    ask: t.ask,
    cpr: commonErrors("cpr", lang),
  };
}
