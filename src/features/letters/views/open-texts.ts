import type { Lang } from "../../../platform/i18n/lang.ts";
import type { Letter } from "../letter.ts";
import type { Reply } from "../reply.ts";
import { texts } from "../texts.ts";

/** One text that everyone reads and words can be taken out of. */
export interface OpenText {
  readonly term: string;
  readonly text: string;
  readonly isMarkdown?: boolean;
}

/** What everyone reads in a letter that was sent. */
export function openTextsOfLetter(letter: Letter, lang: Lang): OpenText[] {
  const t = texts[lang];
  const { fields } = t.blackOut;
  return [
    { term: fields.title, text: letter.title },
    { term: fields.body, text: letter.body, isMarkdown: true },
    { term: fields.audience, text: letter.audience ?? "" },
    { term: t.reply.theirNumber, text: letter.theirNumber },
    { term: fields.handedOver, text: letter.sending?.handedOver ?? "" },
    ...letter.attachments.map(({ name }) => ({ term: fields.attachment, text: name })),
  ];
}

/** What everyone reads in a reply, and why it was changed. */
export function openTextsOfReply(reply: Reply, lang: Lang): OpenText[] {
  const t = texts[lang];
  const { fields, whys } = t.blackOut;
  return [
    { term: t.replyForm.reason, text: reply.reason },
    { term: t.replyForm.function, text: reply.function },
    { term: t.reply.theirNumber, text: reply.theirNumber },
    { term: fields.file, text: reply.file?.name ?? "" },
    ...reply.corrections.map(({ why }) => ({ term: whys.corrected, text: why })),
    ...(reply.withdrawal ? [{ term: whys.withdrawn, text: reply.withdrawal.why }] : []),
    ...(reply.fileRemoval ? [{ term: whys.fileRemoved, text: reply.fileRemoval.why }] : []),
  ];
}
