import { districtPath } from "../../../platform/web/path.ts";

/** Addresses of registrations: for whoever registers, by a key that opens theirs, and for the organisers. */
export const registrationPaths = {
  register: districtPath("/conference/:id/register"),
  /** Where its codes were typed before all had one page; paper and mails still say so. */
  typedBefore: districtPath("/registration"),
  /** `key` is a code, or the token of a personal link. */
  own: districtPath("/registration/:key"),
  /** Where everybody comes who gave a mail address: what became of it stands in a mail to that address. */
  mailed: districtPath("/conference/:id/registered"),
  change: districtPath("/registration/:key/change"),
  cancel: districtPath("/registration/:key/cancel"),
  answer: districtPath("/registration/:key/answer"),
  again: districtPath("/registration/:key/again"),
  /** Of a mail address that waits to be confirmed: the mail once more, and to take it back. */
  addressMail: districtPath("/registration/:key/address/mail"),
  addressDrop: districtPath("/registration/:key/address/drop"),
  /** Where the link in the mail to such an address leads. */
  address: districtPath("/registration-address/:key"),

  /** For the organisers. */
  secretary: districtPath("/conference/:id/secretary"),
  list: districtPath("/conference/:id/registrations"),
  /** What has to be ordered and arranged, without names. */
  needs: districtPath("/conference/:id/needs"),
  csv: districtPath("/conference/:id/registrations.csv"),
  one: districtPath("/conference/:id/registrations/:registration"),
  oneCancel: districtPath("/conference/:id/registrations/:registration/cancel"),
  oneAnswer: districtPath("/conference/:id/registrations/:registration/answer"),
  oneAgain: districtPath("/conference/:id/registrations/:registration/again"),
  oneCalled: districtPath("/conference/:id/registrations/:registration/called"),
  oneCode: districtPath("/conference/:id/registrations/:registration/code"),
  oneSend: districtPath("/conference/:id/registrations/:registration/send"),
} as const;
