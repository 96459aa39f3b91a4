import type { FC } from "hono/jsx";
import { formatDay } from "../../../platform/i18n/dates.ts";
import { readReceiptCode } from "../../../platform/receipt-code.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { ClearDraft } from "../../../ui/form.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { MailLink } from "../../../ui/mail-link.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { ReceiptCode } from "../../../ui/receipt.tsx";
import type { ThreadStep } from "../../../ui/story.tsx";
import { Written } from "../../../ui/written.tsx";
import { isPublic } from "../idea.ts";
import { paths } from "../paths.ts";
import type { Receipt } from "../queries/receipt.ts";
import { texts } from "../texts/ideas.ts";
import { writeTexts } from "../texts/write.ts";
import { supportWords } from "./list.tsx";
import { ideaDraft } from "./write.tsx";

const tones = { received: "neutral", read: "open", published: "open", taken_further: "done", not_now: "neutral", returned: "neutral" } as const;

interface ReceiptPageProps {
  readonly visit: Visit;
  readonly receipt: Receipt;
  /** The thread as visitors see it. */
  readonly thread: readonly ThreadStep[];
}

/** How an idea stands, for whoever holds its code: also why, and what came of it. */
export const ReceiptPage: FC<ReceiptPageProps> = ({ visit, receipt, thread }) => {
  const t = writeTexts[visit.lang].receipt;
  const { bodyName } = visit.district;
  const { title, status, statusAt, outcome, answer, supporters } = receipt;
  const shown = outcome ?? (status === "closed" ? "not_now" : status);
  const next = t.next[shown];
  const code = readReceiptCode(visit.param("code"));
  return (
    <ItemPage
      kind={t.kind}
      title={title}
      isWritten
      noIndex
      status={{ label: texts[visit.lang].statuses[shown], tone: tones[shown], date: statusAt }}
      lead={typeof next === "string" ? next : next(bodyName)}
      facts={[
        { term: t.sentOn, value: formatDay(receipt.sentOn, visit.lang) },
        { term: t.support, value: isPublic(status) && supportWords(visit, supporters, status === "closed") },
      ]}
      thread={thread}
      breadcrumbs={[{ href: paths.ideas.to(visit, {}), label: texts[visit.lang].title }]}
      before={<JustNow {...{ visit, receipt }} />}
    >
      {status === "returned" && <Why {...{ visit, receipt }} />}
      {outcome && (
        <Section title={texts[visit.lang].answer}>
          <Written text={answer} />
        </Section>
      )}
      {code && <ReceiptCode code={code} copy={t.copy} />}
      {isPublic(status) ? (
        <Actions>
          <ButtonLink kind="secondary" href={paths.idea.to(visit, { id: receipt.id })}>
            {t.see}
          </ButtonLink>
        </Actions>
      ) : (
        <Fold summary={t.yours}>
          {[receipt.what, receipt.forWhom, receipt.place].filter(Boolean).map((text) => (
            <Written text={text} />
          ))}
        </Fold>
      )}
    </ItemPage>
  );
};

/** Why an idea was returned, what one can do, and whom to tell when one disagrees. */
const Why: FC<Pick<ReceiptPageProps, "visit" | "receipt">> = ({ visit, receipt: { returnReason, answer } }) => {
  const t = writeTexts[visit.lang].receipt;
  const { bodyName, bodyAddress, bodyEmail } = visit.district;
  return (
    <Section title={t.reasonTitle}>
      {returnReason && <p>{t.reasons[returnReason]}</p>}
      {answer && <Written text={answer} />}
      <p>{t.again}</p>
      <p>{t.call(bodyName)}</p>
      <p lang={writtenLang()}>
        {bodyEmail && (
          <>
            <MailLink address={bodyEmail} />
            <br />
          </>
        )}
        {bodyAddress.split("\n").join(", ")}
      </p>
    </Section>
  );
};

const JustNow: FC<Pick<ReceiptPageProps, "visit" | "receipt">> = ({ visit, receipt }) => {
  const t = writeTexts[visit.lang].receipt;
  const sent = visit.query("sent");
  if (!sent || receipt.status !== "received") return null;
  const isEntered = sent === "entered";
  return (
    <>
      <ClearDraft name={ideaDraft} />
      <Notice tone="success" title={isEntered ? t.enteredTitle : t.sentTitle} live>
        <p>{isEntered ? t.entered : t.sent}</p>
      </Notice>
    </>
  );
};
