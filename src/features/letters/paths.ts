import { districtPath } from "../../platform/web/path.ts";

export const paths = {
  letters: districtPath("/letters"),
  letter: districtPath("/letters/:id"),
  text: districtPath("/letters/:id/letter.txt"),
  pdf: districtPath("/letters/:id/letter.pdf"),
  edit: districtPath("/letters/:id/edit"),
  blackOut: districtPath("/letters/:id/black-out"),
  send: districtPath("/letters/:id/send"),
  discard: districtPath("/letters/:id/discard"),
  addAttachment: districtPath("/letters/:id/attachments"),
  attachment: districtPath("/letters/:id/attachments/:attachment"),
  removeAttachment: districtPath("/letters/:id/attachments/:attachment/remove"),
  registerReply: districtPath("/letters/:id/reply"),
  reply: districtPath("/letters/replies/:id"),
  correctReply: districtPath("/letters/replies/:id/correct"),
  withdrawReply: districtPath("/letters/replies/:id/withdraw"),
  earlierReply: districtPath("/letters/replies/:id/earlier"),
  blackOutReply: districtPath("/letters/replies/:id/black-out"),
  removeReplyFile: districtPath("/letters/replies/:id/file/remove"),
  replyFile: districtPath("/letters/replies/:id/file"),
  /** The addressee's personal link. */
  replyByLink: districtPath("/letters/reply/:token"),
};
