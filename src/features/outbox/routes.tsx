import { validate as isUuid } from "uuid";
import { exampleAttachment, exampleMails } from "../../platform/mail/queries.ts";
import { sitePage } from "../../platform/web/routes.ts";
import type { Route } from "../../platform/web/routes.ts";
import { attachmentPath, mailReaderPath } from "./paths.ts";
import { MailReaderPage } from "./views.tsx";

const mailsShown = 100;

export const routes: readonly Route[] = [
  sitePage(mailReaderPath, async (visit) => {
    if (!visit.deps.example) return undefined;
    visit.c.header("Cache-Control", "no-store");
    return <MailReaderPage visit={visit} mails={await exampleMails(visit.db, mailsShown)} />;
  }),
  sitePage(attachmentPath, async (visit) => {
    const position = visit.param("position");
    if (!visit.deps.example || !isUuid(visit.param("id")) || !/^\d{1,3}$/.test(position)) return undefined;
    const file = await exampleAttachment(visit.db, visit.param("id"), Number(position));
    if (!file) return undefined;
    return visit.c.body(new Uint8Array(file.content), 200, {
      "Content-Type": file.type,
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  }),
];
