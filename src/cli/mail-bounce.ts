import { readConfig } from "../config.ts";
import { UsageError } from "../platform/command.ts";
import type { Command } from "../platform/command.ts";
import { readDeliveryReport } from "../platform/mail/delivery-report.ts";
import { takeDeliveryReport } from "../platform/mail/late-bounces.ts";
import type { ReportOutcome } from "../platform/mail/late-bounces.ts";
import { StartError } from "../platform/start-error.ts";

/** More than a report needs: what a server returns of the mail itself stands at its end. */
const longestRead = 4 * 1024 * 1024;

/** What sysexits.h calls EX_TEMPFAIL: a mail server keeps the mail and tries again later. */
const tryAgainLater = 75;

/** Takes in a mail that tells that another could not be delivered; for a mail server to hand over. */
export const mailBounce: Command = {
  name: "mail bounce",
  usage: "< MESSAGE",
  summary: "Takes in a delivery report that came back by mail, and stops mail to an address that does not work",
  run: async (args, { database, input, print }) => {
    if (args.length > 0) throw new UsageError("The message comes on standard input.");
    const report = await readDeliveryReport(await readStart(input()));
    if (!report) return print("Not a delivery report: nothing was changed.");
    const { sessionSecret } = readConfig();
    try {
      print(inWords(await database((db) => takeDeliveryReport(db, sessionSecret, report, new Date()))));
    } catch (error) {
      const reason = error instanceof StartError ? error.message : "The database did not answer.";
      throw new StartError(`${reason} The report was not taken in: hand it over again later.`, tryAgainLater);
    }
  },
};

/** Neither the address nor anything of the mail: mail servers log what they are told. */
function inWords(outcome: ReportOutcome): string {
  switch (outcome.kind) {
    case "address":
      return `Mail ${outcome.mailId} of /${outcome.districtId} was refused for good (${outcome.code}): no more mail goes to its address.`;
    case "mail":
      return `Mail ${outcome.mailId} of /${outcome.districtId} was refused for good (${outcome.code}), not because of its address.`;
    case "known":
      return "This mail is known to have failed: nothing was changed.";
    case "nothing":
      return "No permanent failure: nothing was changed.";
    case "unknown":
      return "Not about a mail that was sent from here: nothing was changed.";
    case "other":
      return "Not about the address that the mail was sent to: nothing was changed.";
    case "erased":
      return "About a mail whose address has been erased: nothing was changed.";
  }
}

/** The beginning of what comes in. The rest is read too, so that whoever sends it is not cut off, and let go. */
async function readStart(input: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of input) {
    if (size < longestRead) parts.push(part.subarray(0, longestRead - size));
    size += part.byteLength;
  }
  return Buffer.concat(parts);
}
