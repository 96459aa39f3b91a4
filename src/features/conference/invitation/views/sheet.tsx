import type { FC } from "hono/jsx";
import { formatDate } from "../../../../platform/i18n/dates.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { receiptAddress } from "../../../../platform/web/receipt-door.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { writtenLang } from "../../../../ui/attributes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { errorsInWords } from "../../../../ui/error-texts.ts";
import { ErrorSummary, Form, HiddenField } from "../../../../ui/form.tsx";
import { Actions, Page } from "../../../../ui/layout.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { QrCode } from "../../../../ui/qr-code.tsx";
import type { Conference } from "../../queries/conferences.ts";
import { invitationPaths } from "../paths.ts";
import type { SentLetter } from "../rules/mail.ts";
import { recipientLines, toldOf } from "../rules/paper.ts";
import type { Invitation } from "../rules/standing.ts";
import { texts } from "../texts/desk.ts";
import { letterWords } from "../texts/mail.ts";

interface SheetProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly invitation: Invitation;
  readonly letter: SentLetter | undefined;
  /** Just made; undefined before. */
  readonly code: string | undefined;
  readonly problem: FormProblem;
}

/** Somebody's letter on paper: its words, where one answers, and the code that is theirs. What is printed is in Danish. */
export const SheetPage: FC<SheetProps> = ({ visit, conference, invitation, letter, code, problem }) => {
  const t = texts[visit.lang].sheet;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const { id } = conference;
  const back = invitationPaths.desk.to(visit, { id });
  return (
    <Page
      title={t.title(invitation.name ?? "")}
      breadcrumbs={[{ href: back, label: texts[visit.lang].open }]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      <div class="on-screen">
        {!code && invitation.sentAt && <Notice tone="warning">{t.madeBefore(formatDate(invitation.sentAt, visit.lang))}</Notice>}
        <p>{code ? `${t.lead} ${t.codeOnce}` : letter ? t.lead : t.needsLetter}</p>
        <Form action={invitationPaths.paper.to(visit, { id, invitation: invitation.id })}>
          <HiddenField name="told" value={toldOf(invitation.sentAt)} />
          <Actions>
            {letter && <Button kind={code ? "secondary" : "primary"}>{code ? t.makeAgain : t.make}</Button>}
            <ButtonLink kind="quiet" href={back}>
              {t.back}
            </ButtonLink>
          </Actions>
        </Form>
      </div>
      {code && letter && <Sheet {...{ visit, conference, invitation, letter, code }} />}
    </Page>
  );
};

/** Where a letter on paper is answered, in Danish as it is written: the page where its code is typed, and where a camera leads. */
export function answersAt({ deps, districtId }: Visit): { answerHref: string; hrefOf: (code: string) => string } {
  const place = { districtId, lang: "da" } as const;
  return {
    answerHref: receiptAddress(deps.publicUrl, place.lang),
    hrefOf: (key) => deps.publicUrl + invitationPaths.own.to(place, { key }),
  };
}

const Sheet: FC<{ visit: Visit; conference: Conference; invitation: Invitation; letter: SentLetter; code: string }> = ({ visit, conference, invitation, letter, code }) => {
  const t = letterWords.paper;
  const { answerHref, hrefOf } = answersAt(visit);
  return (
    <section class="card invitation-sheet" lang={writtenLang()}>
      <p class="invitation-words">
        <strong>{visit.district.bodyName}</strong>
        {`\n${visit.district.bodyAddress}`}
      </p>
      <p class="invitation-words">{recipientLines(invitation).join("\n")}</p>
      <h2>{letterWords.title(conference.title)}</h2>
      {letter.text.split(/\n{2,}/).map((text) => (
        <p class="invitation-words">{text}</p>
      ))}
      <Notice title={`${t.code} ${code}`}>
        <p>
          {t.answer} {answerHref}
        </p>
        <QrCode text={hrefOf(code)} label={`${t.scan} ${code}`} />
      </Notice>
      <p>
        {t.numbers} {letter.href}
      </p>
    </section>
  );
};
