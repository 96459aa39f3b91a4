/**
 * Whether a server that refuses a mail for good means its address, so that the next mail would be refused too. By RFC 3463
 * the middle figure 1 is about addresses and 2 about mailboxes; 5.4.4 says that there is no such domain, and Exchange
 * says 5.4.1 of people it does not have. The rest is about rules such as relaying, or about the mail.
 * @param detail an enhanced status code such as `5.1.1`; a server that tells none is taken to mean the address
 */
export function isAboutAddress(detail: string | undefined): boolean {
  return detail === undefined || /^5\.[12]\.\d{1,3}$/.test(detail) || detail === "5.4.1" || detail === "5.4.4";
}
