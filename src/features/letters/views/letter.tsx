import { hasLeftInWords } from "../../../network/party.ts";
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
import { WrittenWords } from "../../../ui/written.tsx";
import type { LetterDocument } from "../letter-document.ts";
import { statusLine } from "../letter.ts";
import type { Letter } from "../letter.ts";
import { paths } from "../paths.ts";
import type { Reply } from "../reply.ts";
import { leftTexts } from "../texts/left.ts";
import { texts } from "../texts.ts";
import { Fingerprint, LetterPaper } from "./paper.tsx";
import { ReplyCard } from "./shared.tsx";

interface SentLetterProps {
  readonly visit: Visit;
  readonly letter: Letter;
  readonly document: LetterDocument;
  readonly replies: readonly Reply[];
  readonly thread: readonly ThreadItem[];
  /** The addressee has left the network, and somebody looks at this who must know. */
  readonly hasLeft: boolean;
}

/** A letter that was sent: what it says, how it stands, what was replied. */
export function SentLetterPage({ visit, letter, document, replies, thread, hasLeft }: SentLetterProps) {
  const t = texts[visit.lang].letter;
  const ref = { kind: "letter", id: letter.id };
  const status = statusLine(letter, visit.now, visit.lang);
  return (
    <ItemPage
      kind={texts[visit.lang].kind}
      title={letter.title}
      isWritten
      breadcrumbs={[{ href: paths.letters.to(visit, {}), label: texts[visit.lang].register.title }]}
      status={letter.status === "waiting" ? status : { ...status, date: letter.statusAt }}
      before={<SavedNotice visit={visit} />}
      facts={letterFacts(visit, letter)}
      thread={threadSteps(visit, thread, ref, readerOf(visit))}
      actions={<LetterActions visit={visit} letter={letter} />}
    >
      {hasLeft && (
        <Notice tone="warning">
          {hasLeftInWords(letter.addresseeName, visit.lang)} {leftTexts[visit.lang].waiting}
        </Notice>
      )}
      {replies.length > 0 && (
        <section aria-labelledby="replies">
          <h2 id="replies">{t.replies}</h2>
          {replies.map((reply) => (
            <ReplyCard visit={visit} reply={reply} />
          ))}
        </section>
      )}
      {letter.blackedOutAt && <p>{texts[visit.lang].blackOut.done(formatDate(letter.blackedOutAt, visit.lang))}</p>}
      <LetterPaper
        document={document}
        attachmentHref={(attachment) => paths.attachment.to(visit, { id: letter.id, attachment })}
      />
      <p>
        {t.readAs} <a href={paths.pdf.to(visit, { id: letter.id })}>{t.pdf}</a> ·{" "}
        <a href={paths.text.to(visit, { id: letter.id })}>{t.text}</a>
        {visit.lang === "da" ? "" : ` (${t.inDanish})`}
      </p>
      {letter.sending && (
        <details>
          <summary>{t.hashTitle}</summary>
          <p>
            {letter.blackedOutAt ? texts[visit.lang].blackOut.hash(formatDate(letter.blackedOutAt, visit.lang)) : t.hash}{" "}
            <Fingerprint sha256={letter.sending.sha256} />
          </p>
        </details>
      )}
    </ItemPage>
  );
}

function LetterActions({ visit, letter }: { visit: Visit; letter: Letter }) {
  const canRegister = letter.status === "waiting" && visit.may("letters.register_reply");
  return (
    <Actions>
      {canRegister && (
        <ButtonLink kind="secondary" href={paths.registerReply.to(visit, { id: letter.id })}>
          {texts[visit.lang].letter.register}
        </ButtonLink>
      )}
      <MakeButtons visit={visit} item={{ kind: "letter", id: letter.id }} />
      {visit.may("letters.black_out") && (
        <ButtonLink kind="quiet" href={paths.blackOut.to(visit, { id: letter.id })}>
          {texts[visit.lang].blackOut.link}
        </ButtonLink>
      )}
    </Actions>
  );
}

/** What stands beside a letter: its numbers, to whom, when and how it went, and by when a reply is due. */
export function letterFacts(visit: Visit, letter: Letter) {
  const t = texts[visit.lang];
  const { sending } = letter;
  const day = (text: string) => formatDay(text, visit.lang);
  const movedFrom = sending?.firstDueDay && letter.dueDay !== sending.firstDueDay ? sending.firstDueDay : undefined;
  const ways = { mail: t.letter.sentByMail, hand: t.letter.handedOver, invitation: t.letter.sentToInvited };
  const way = sending && ways[sending.by];
  return [
    { term: t.letter.to, value: letter.addresseeName && <WrittenWords>{letter.addresseeName}</WrittenWords> },
    { term: t.document.documentNumber, value: sending?.documentNumber },
    { term: t.document.caseNumber, value: sending?.caseNumber },
    { term: t.reply.theirNumber, value: letter.theirNumber },
    {
      term: t.letter.sent,
      value: sending && (
        <>
          {day(sending.day)}, {way}
          {sending.handedOver !== "" && (
            <>
              : <WrittenWords>{sending.handedOver}</WrittenWords>
            </>
          )}
        </>
      ),
    },
    {
      term: t.letter.due,
      value:
        letter.audience === null &&
        (letter.dueDay ? day(letter.dueDay) + (movedFrom ? ` (${t.letter.movedFrom(day(movedFrom))})` : "") : t.letter.usualDue),
    },
  ];
}

/** What was just done, said once at the top of the page. */
export function SavedNotice({ visit }: { visit: Visit }) {
  const t = texts[visit.lang].letter;
  const all: Readonly<Record<string, string>> = {
    draft: t.saved,
    attached: t.attached,
    removed: t.removed,
    sent: t.sentNow,
    reply: t.replied,
    "blacked-out": texts[visit.lang].blackOut.saved,
    "file-removed": texts[visit.lang].removeFile.saved,
    corrected: texts[visit.lang].correct.saved,
    withdrawn: texts[visit.lang].withdraw.saved,
  };
  const words = all[visit.query("saved")];
  return words ? (
    <Notice tone="success" live>
      {words}
    </Notice>
  ) : null;
}
