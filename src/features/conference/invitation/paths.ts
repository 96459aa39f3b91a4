import { districtPath } from "../../../platform/web/path.ts";

/** Addresses of invitations: for those who are invited, by a key that opens theirs, and for those who invite. */
export const invitationPaths = {
  /** Where its codes were typed before all had one page; letters on paper still say so. */
  typedBefore: districtPath("/invitation"),
  /** `key` is a code, or the token of a personal link. */
  own: districtPath("/invitation/:key"),
  decline: districtPath("/invitation/:key/decline"),
  registration: districtPath("/invitation/:key/registration"),
  /** Sends the link once more to the address they answered from. */
  mail: districtPath("/invitation/:key/mail"),

  /** For those who invite. */
  desk: districtPath("/conference/:id/invitations"),
  network: districtPath("/conference/:id/invitations/network"),
  lines: districtPath("/conference/:id/invitations/lines"),
  csv: districtPath("/conference/:id/invitations.csv"),
  send: districtPath("/conference/:id/invitations/send"),
  remind: districtPath("/conference/:id/invitations/remind"),
  letters: districtPath("/conference/:id/invitations/letters"),
  lettersPdf: districtPath("/conference/:id/invitations/letters.pdf"),
  paper: districtPath("/conference/:id/invitations/:invitation/paper"),
  remove: districtPath("/conference/:id/invitations/:invitation/remove"),
} as const;
