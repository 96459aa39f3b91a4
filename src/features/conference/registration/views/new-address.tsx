import type { FC } from "hono/jsx";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button } from "../../../../ui/button.tsx";
import { errorsInWords } from "../../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../../ui/form.tsx";
import { Actions, Page } from "../../../../ui/layout.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import type { Conference } from "../../queries/conferences.ts";
import { minuteOf } from "../../rules/when.ts";
import { ContactCard } from "../../views/contact.tsx";
import { registrationPaths } from "../paths.ts";
import type { NewAddress } from "../queries/new-address.ts";
import type { Registration } from "../queries/registrations.ts";
import { reachOf } from "../rules/registration.ts";
import { texts } from "../texts/new-address.ts";

/** Tells somebody that the address they wrote waits, and how they are reached until then. */
export const WaitingAddress: FC<{ visit: Visit; registration: Registration; newAddress: NewAddress }> = ({ visit, registration, newAddress }) => {
  const t = texts[visit.lang];
  const { email, expiresAt } = newAddress;
  const params = { key: visit.param("key") };
  return (
    <Notice title={t.waits(email)}>
      <p>
        {t.untilThen[reachOf(registration)](registration)} {t.until(minuteOf(expiresAt, visit.lang))}
      </p>
      <Actions>
        <Form action={registrationPaths.addressMail.to(visit, params)}>
          <Button kind="secondary">{t.again}</Button>
        </Form>
        <Form action={registrationPaths.addressDrop.to(visit, params)}>
          <Button kind="quiet">{t.drop}</Button>
        </Form>
      </Actions>
    </Notice>
  );
};

interface AddressProps {
  readonly visit: Visit;
  readonly conference: Conference;
  /** Absent once it is confirmed, or wanted no more. */
  readonly address: NewAddress | undefined;
  readonly problem: FormProblem;
}

/** Asks whoever opened the mail to an address whether it is theirs. It tells nothing of the registration in which it was written. */
export const AddressPage: FC<AddressProps> = ({ visit, conference, address, problem }) => {
  const { lang } = visit;
  const t = texts[lang].ask;
  const errors = errorsInWords(problem.errors, lang);
  return (
    <Page
      title={address ? t.title : t.done}
      kicker={conference.title}
      lead={address ? t.lead(address.email) : undefined}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {!address && visit.query("saved") === "refused" && <Notice tone="success" live>{t.refused}</Notice>}
        </>
      }
      noIndex
    >
      {address ? (
        <>
          <p>{t.yours}</p>
          <p>{t.notYours(minuteOf(address.expiresAt, lang))}</p>
          <Form action={registrationPaths.address.to(visit, { key: visit.param("key") })}>
            <Actions>
              <Button name="answer" value="yes">
                {t.yes}
              </Button>
              <Button kind="secondary" name="answer" value="no">
                {t.no}
              </Button>
            </Actions>
          </Form>
        </>
      ) : (
        <p>{t.doneBody}</p>
      )}
      <ContactCard visit={visit} conference={conference} />
    </Page>
  );
};
