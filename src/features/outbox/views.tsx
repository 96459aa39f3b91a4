import { Fragment } from "hono/jsx";
import type { FC } from "hono/jsx";
import type { ReadableMail } from "../../platform/mail/queries.ts";
import type { SiteVisit } from "../../platform/web/routes.ts";
import { Card } from "../../ui/card.tsx";
import { Page } from "../../ui/layout.tsx";
import { EmptyState } from "../../ui/list.tsx";
import { Time } from "../../ui/time.tsx";
import { paragraphsOf } from "./mail-text.ts";
import { attachmentPath } from "./paths.ts";
import { texts } from "./texts.ts";

/** Every mail of the example with its text and its files, newest first. */
export const MailReaderPage: FC<{ visit: SiteVisit; mails: readonly ReadableMail[] }> = ({ visit, mails }) => {
  const t = texts[visit.lang];
  return (
    <Page title={t.title} lead={t.lead} noIndex>
      {mails.length === 0 && <EmptyState title={t.emptyTitle} body={t.emptyBody} />}
      {mails.map((mail) => (
        <Mail visit={visit} mail={mail} />
      ))}
    </Page>
  );
};

const Mail: FC<{ visit: SiteVisit; mail: ReadableMail }> = ({ visit, mail }) => {
  const t = texts[visit.lang];
  return (
    <Card
      headingLevel={2}
      title={mail.subject}
      kicker={t.to(mail.to)}
      foot={<Time at={mail.createdAt} as="datetime" />}
    >
      <MailText text={mail.text} />
      {mail.attachmentNames.length > 0 && (
        <p>
          {t.files}:{" "}
          {mail.attachmentNames.map((name, position) => (
            <Fragment>
              {position > 0 && ", "}
              <a href={attachmentPath.to(visit, { id: mail.id, position: String(position) })} download>
                {name}
              </a>
            </Fragment>
          ))}
        </p>
      )}
    </Card>
  );
};

const MailText: FC<{ text: string }> = ({ text }) => (
  <>
    {paragraphsOf(text).map((lines) => (
      <p>
        {lines.map((pieces, index) => (
          <>
            {index > 0 && <br />}
            {pieces.map((piece) => (piece.isAddress ? <a href={piece.text}>{piece.text}</a> : piece.text))}
          </>
        ))}
      </p>
    ))}
  </>
);
