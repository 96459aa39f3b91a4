import type { FC } from "hono/jsx";
import { readReceiptCode } from "../../../platform/receipt-code.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import type { ThreadItem } from "../../../thread/queries.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { Button } from "../../../ui/button.tsx";
import { ClearDraft, Form } from "../../../ui/form.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { ReceiptCode } from "../../../ui/receipt.tsx";
import { Time } from "../../../ui/time.tsx";
import { isClosed, observationKinds, observationStatuses } from "../observation.ts";
import { paths } from "../paths.ts";
import type { Receipt } from "../queries/receipt.ts";
import { texts } from "../texts/visitors.ts";
import { Danish } from "./danish.tsx";
import { reportDraft } from "./report.tsx";

interface ReceiptPageProps {
  readonly visit: Visit;
  readonly receipt: Receipt;
  /** The thread as visitors see it. */
  readonly thread: readonly ThreadItem[];
}

/** What came of a report, for whoever holds its code or the link in a mail. */
export const ReceiptPage: FC<ReceiptPageProps> = ({ visit, receipt, thread }) => {
  const t = texts[visit.lang].receipt;
  const code = readReceiptCode(visit.param("code"));
  const status = observationStatuses[receipt.status];
  const next = isClosed(receipt.status) ? undefined : t.next[receipt.status];
  const here = { kind: "observation", id: receipt.id };
  return (
    <ItemPage
      kind={observationKinds[receipt.kind][visit.lang]}
      title={t.title}
      status={{ label: status.words[visit.lang], tone: status.tone, date: receipt.statusAt }}
      lead={typeof next === "function" ? next(visit.district.bodyName) : next}
      noIndex
      facts={[
        { term: t.what, value: observationKinds[receipt.kind][visit.lang] },
        { term: t.where, value: receipt.placeName ?? (receipt.isOnlyOnMap ? t.onMap : t.elsewhere) },
        { term: t.when, value: <Time at={receipt.reportedAt} /> },
      ]}
      thread={threadSteps(visit, thread, here, "visitor")}
      before={<JustNow visit={visit} receipt={receipt} />}
    >
      {receipt.statusReason && (
        <Section title={t.reason}>
          <Danish visit={visit}>{receipt.statusReason}</Danish>
        </Section>
      )}
      {code && <ReceiptCode code={code} copy={t.copy} />}
      <Section title={t.publicLine}>
        {receipt.publicLine === null ? (
          <p>{t.notPublic}</p>
        ) : (
          <p>
            <a
              href={paths.seenOne.to(visit, { id: receipt.id })}
              lang={visit.lang === "en" ? "da" : undefined}
            >
              {receipt.publicLine}
            </a>
          </p>
        )}
        <p>{t.hidden}</p>
      </Section>
      <Section title={t.followTitle}>
        <p>{t.follow}</p>
        {receipt.hasMail && (
          <>
            <p>{t.mail}</p>
            <Form action={paths.receipt.to(visit, { code: visit.param("code") })}>
              <Button kind="secondary">{t.forget}</Button>
            </Form>
          </>
        )}
      </Section>
    </ItemPage>
  );
};

const JustNow: FC<Pick<ReceiptPageProps, "visit" | "receipt">> = ({ visit, receipt }) => {
  const t = texts[visit.lang].receipt;
  if (visit.query("sent") && receipt.status === "received")
    return (
      <>
        <ClearDraft name={reportDraft} />
        <Notice tone="success" title={t.sentTitle} live>
          <p>{t.sent}</p>
        </Notice>
      </>
    );
  if (!visit.query("forgotten")) return null;
  return (
    <Notice tone="success" live>
      <p>{t.forgotten}</p>
    </Notice>
  );
};
