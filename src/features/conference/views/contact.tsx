import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { MailLink } from "../../../ui/mail-link.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import type { Conference } from "../queries/conferences.ts";
import { texts } from "../texts/visitors.ts";

/** Whom one can ask about a conference: a function, never a person. */
export const ContactCard: FC<{ visit: Visit; conference: Conference }> = ({ visit, conference }) => {
  const t = texts[visit.lang].contact;
  const { contactFunction, contactPhone, contactMail } = conference;
  return (
    <div class="conference-contact">
      <p class="kicker">{t.title}</p>
      <p class="conference-contact-who">{contactFunction ? <WrittenWords>{contactFunction}</WrittenWords> : t.fallback}</p>
      {contactPhone && (
        <p>
          <ButtonLink kind="secondary" href={`tel:${contactPhone.replace(/[^\d+]/g, "")}`}>
            {t.call(contactPhone)}
          </ButtonLink>
        </p>
      )}
      {contactMail && (
        <p>
          {t.write} <MailLink address={contactMail} />
        </p>
      )}
    </div>
  );
};
