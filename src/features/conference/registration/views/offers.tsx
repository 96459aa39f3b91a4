import type { FC } from "hono/jsx";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button } from "../../../../ui/button.tsx";
import { Form } from "../../../../ui/form.tsx";
import { Actions } from "../../../../ui/layout.tsx";
import type { Registration } from "../queries/registrations.ts";
import { registrationPaths } from "../paths.ts";
import { texts } from "../texts/secretary.ts";
import { minuteOf } from "../../rules/when.ts";

/** One offered seat as a thing to do for the secretary: whom to reach, by when, and what they answered. */
export const OfferToTell: FC<{ visit: Visit; registration: Registration }> = ({ visit, registration }) => {
  const { lang, now } = visit;
  const t = texts[lang];
  const { name, phone, email, offerExpiresAt, calledAt, conferenceId } = registration;
  const params = { id: conferenceId, registration: registration.id };
  const who = name ?? "";
  const until = offerExpiresAt ? minuteOf(offerExpiresAt, lang) : "";
  return (
    <>
      <p class="registration-todo-who">
        {phone ? (
          <>
            {t.call(who)} <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{phone}</a>
          </>
        ) : (
          (email ?? t.reachOther(who))
        )}
      </p>
      <p>
        {offerExpiresAt && offerExpiresAt <= now && !calledAt ? t.overdue(until) : t.before(until)}
        {calledAt && ` · ${t.tried(minuteOf(calledAt, lang))}`}
      </p>
      <Actions>
        <Form action={registrationPaths.oneAnswer.to(visit, params)} inline>
          <Button name="answer" value="accept" aria-label={`${t.accepted}: ${who}`}>
            {t.accepted}
          </Button>
          <Button kind="secondary" name="answer" value="decline" aria-label={`${t.declined}: ${who}`}>
            {t.declined}
          </Button>
        </Form>
        {!email && (
          <Form action={registrationPaths.oneCalled.to(visit, params)} inline>
            <Button kind="quiet" aria-label={`${t.notReached}: ${who}`}>
              {t.notReached}
            </Button>
          </Form>
        )}
      </Actions>
    </>
  );
};
