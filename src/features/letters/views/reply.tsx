import { sizeWords } from "../../../platform/files/size-words.ts";
import { formatDate, formatDay } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { MakeButtons } from "../../../thread/make.tsx";
import type { ThreadItem } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Actions } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Written, WrittenWords } from "../../../ui/written.tsx";
import type { Letter } from "../letter.ts";
import { paths } from "../paths.ts";
import { isFinal } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { texts } from "../texts.ts";
import { SavedNotice } from "./letter.tsx";
import { Corrections, Withdrawn } from "./mendings.tsx";
import { Fingerprint } from "./paper.tsx";

interface ReplyPageProps {
  readonly visit: Visit;
  readonly reply: Reply;
  readonly letter: Letter;
  readonly thread: readonly ThreadItem[];
  /** Whether this reader may have the reply's file. */
  readonly seesFile: boolean;
}

/** A reply with its reason, for everyone to read. */
export function ReplyPage({ visit, reply, letter, thread, seesFile }: ReplyPageProps) {
  const t = texts[visit.lang].reply;
  const { withdrawal } = reply;
  return (
    <ItemPage
      kind={t.kind}
      title={nameOfReply(visit, reply, letter)}
      breadcrumbs={[
        { href: paths.letters.to(visit, {}), label: texts[visit.lang].register.title },
        { href: paths.letter.to(visit, { id: letter.id }), label: letter.title, isWritten: true },
      ]}
      status={
        withdrawal
          ? { label: t.withdrawn, tone: "neutral", date: withdrawal.at }
          : { label: t.statuses[reply.kind], tone: isFinal(reply.kind) ? "done" : "open" }
      }
      before={<SavedNotice visit={visit} />}
      facts={[
        ...(withdrawal ? [] : replyFacts(visit, reply, letter)),
        {
          term: t.letter,
          value: (
            <a href={paths.letter.to(visit, { id: letter.id })}>
              <WrittenWords>{t.letterWith(letter.title, letter.sending?.documentNumber ?? "")}</WrittenWords>
            </a>
          ),
        },
      ]}
      thread={threadSteps(visit, thread, { kind: "reply", id: reply.id }, readerOf(visit))}
      actions={<ReplyActions visit={visit} reply={reply} />}
    >
      {withdrawal ? <Withdrawn {...{ visit, reply, withdrawal }} /> : <ReplyWords visit={visit} reply={reply} />}
      {reply.blackedOutAt && <p>{texts[visit.lang].blackOut.done(formatDate(reply.blackedOutAt, visit.lang))}</p>}
      <Corrections visit={visit} reply={reply} />
      {reply.file && seesFile && (
        <section aria-labelledby="reply-file">
          <h2 id="reply-file">{t.file}</h2>
          <p>
            <a href={paths.replyFile.to(visit, { id: reply.id })}>{reply.file.name}</a> (PDF, {sizeWords(reply.file.size, visit.lang)})
            <br />
            <Fingerprint sha256={reply.file.sha256} />
          </p>
          {!reply.fileIsPublic && <p>{t.filePrivate}</p>}
          {visit.may("letters.black_out") && (
            <p>
              <a href={paths.removeReplyFile.to(visit, { id: reply.id })}>{texts[visit.lang].removeFile.title}</a>
            </p>
          )}
        </section>
      )}
      {reply.fileRemoval && seesFile && (
        <p>
          {texts[visit.lang].removeFile.done(formatDate(reply.fileRemoval.at, visit.lang))}{" "}
          <WrittenWords>{reply.fileRemoval.why}</WrittenWords>
        </p>
      )}
    </ItemPage>
  );
}

function ReplyActions({ visit, reply }: { visit: Visit; reply: Reply }) {
  const t = texts[visit.lang];
  const isStanding = reply.withdrawal === null;
  const agrees = reply.kind === "accepted" || reply.kind === "partly";
  return (
    <Actions>
      {isStanding && <MakeButtons visit={visit} item={{ kind: "reply", id: reply.id }} except={agrees ? [] : ["measure"]} />}
      {isStanding && reply.cameBy === "secretary" && visit.may("letters.register_reply") && (
        <>
          <ButtonLink kind="secondary" href={paths.correctReply.to(visit, { id: reply.id })}>
            {t.correct.title}
          </ButtonLink>
          <ButtonLink kind="quiet" href={paths.withdrawReply.to(visit, { id: reply.id })}>
            {t.withdraw.title}
          </ButtonLink>
        </>
      )}
      {visit.may("letters.black_out") && (
        <ButtonLink kind="quiet" href={paths.blackOutReply.to(visit, { id: reply.id })}>
          {t.blackOut.link}
        </ButtonLink>
      )}
    </Actions>
  );
}

/** What a reply is called: by what it answers, or that it was withdrawn. */
export function nameOfReply(visit: Visit, reply: Pick<Reply, "kind" | "withdrawal">, letter: Pick<Letter, "title">): string {
  const t = texts[visit.lang].reply;
  return reply.withdrawal ? t.withdrawnTitle(letter.title) : t.titles[reply.kind](letter.title);
}

/** Who replied, when and how, as everyone reads it. */
export function replyFacts(
  visit: Visit,
  reply: Pick<Reply, "function" | "receivedDay" | "cameBy" | "theirNumber">,
  letter: Pick<Letter, "addresseeName">,
) {
  const t = texts[visit.lang].reply;
  const from = [reply.function, letter.addresseeName].filter((text) => text !== "").join(", ");
  return [
    { term: t.from, value: <WrittenWords>{from}</WrittenWords> },
    { term: t.received, value: formatDay(reply.receivedDay, visit.lang) },
    { term: t.how, value: t.cameBy[reply.cameBy] },
    { term: t.theirNumber, value: reply.theirNumber },
  ];
}

interface ReplyWordsProps {
  readonly visit: Visit;
  readonly reply: Pick<Reply, "reason" | "dueDayBefore" | "newDueDay">;
}

/** What a reply says, as everyone reads it. */
export function ReplyWords({ visit, reply }: ReplyWordsProps) {
  const t = texts[visit.lang].reply;
  const day = (text: string) => formatDay(text, visit.lang);
  return (
    <>
      {reply.newDueDay && <Notice>{t.interimMoved(day(reply.dueDayBefore), day(reply.newDueDay))}</Notice>}
      {reply.reason === "" ? <p>{t.noReason}</p> : <Written text={reply.reason} />}
    </>
  );
}
