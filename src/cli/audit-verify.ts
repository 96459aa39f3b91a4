import { verifyAudit } from "../platform/audit/verify.ts";
import type { Fault, FaultCode, Verification } from "../platform/audit/verify.ts";
import type { Command } from "../platform/command.ts";
import { StartError } from "../platform/start-error.ts";

const faults: Readonly<Record<FaultCode, string>> = {
  payload_changed: "what the event says was changed",
  event_changed: "the event was changed",
  event_missing: "the event was removed",
  seal_missing: "the seal was removed",
  chain_broken: "the seal does not follow from the one before: it was changed, or two have changed places",
  seal_extra: "there is a seal after the end of the chain",
  end_changed: "the chain does not end where it did",
};

/** Goes through the audit of every district. */
export const auditVerify: Command = {
  name: "audit verify",
  usage: "",
  summary: "Checks that no event of the audit was changed, removed or moved",
  run: async (_args, { database, print }) => {
    const found = await database((db) => verifyAudit(db, new Date()));
    if (found.length === 0) print("There is no district here, so no audit either.");
    for (const one of found) print(lineOf(one));
    const wrong = found.find(({ fault }) => fault);
    if (wrong?.fault) throw new StartError(`The audit of ${wrong.districtId} is not as it was sealed.`);
  },
};

function lineOf({ districtId, sealed, erased, waiting, hash, fault }: Verification): string {
  if (fault) return `${districtId}: ${placeOf(fault)}: ${faults[fault.code]}${fault.eventId ? ` (event ${fault.eventId})` : ""}`;
  return `${districtId}: OK, ${sealed} sealed (${erased} of them emptied in time), ${waiting} waiting, chain ends in ${hash}`;
}

function placeOf({ position }: Fault): string {
  return position === null ? "not sealed yet" : `position ${position}`;
}
