import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { District } from "../../../platform/district/district.ts";
import { makePersonalLink } from "../../../platform/identity/personal-links.ts";
import { queueMail } from "../../../platform/mail/outbox.ts";
import { countByDistrict, daysBefore } from "../../../platform/retention/rule.ts";
import type { Erased, ErasingTools } from "../../../platform/retention/rule.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { notNow } from "../../../platform/web/form.ts";
import { closedDoors, coordinatorsByMail, findService, speakersByMail } from "../queries/services.ts";
import { closedMail, rightMail, rightPurpose } from "../rules/right-mail.ts";
import type { AskedWhy } from "../rules/right-mail.ts";
import { closedBefore, isOldEnoughToAsk, tellsOfClosed } from "../rules/service.ts";
import type { Service } from "../rules/service.ts";
import "../tables.ts";

/** What mails need to know. */
export interface Sending {
  readonly district: District;
  readonly publicUrl: string;
  readonly now: Date;
}

const linkDays = 30;

/**
 * Somebody stood before a closed door. The second one within two days has the party asked and the coordinators told, once.
 * @throws Refusal `"": not_now` when the service is no more
 */
export async function reportClosed(tx: Tx, permit: Permit<"everyone">, serviceId: string, sending: Sending): Promise<void> {
  const service = await lockService(tx, permit, serviceId);
  if (!service) throw notNow();
  const { now } = sending;
  await tx.insertInto("help.closed_door").values({ district: permit.districtId, id: uuidv7(), service_id: service.id, at: now }).execute();
  const doors = await closedDoors(tx, permit.districtId, closedBefore(now));
  if ((doors.get(service.id) ?? 0) < tellsOfClosed || !isOldEnoughToAsk(service, "closed", now)) return;
  const asked = await ask(tx, permit, service, "closed", sending);
  for (const to of await coordinatorsByMail(tx, permit)) await queueMail(tx, closedMail({ ...sending, service, to, asked }));
}

/** Asks those who speak for a service's party whether it is still right, if nobody has looked for too long. */
export async function askOverdue(tx: Tx, permit: Permit<"help.edit">, serviceId: string, sending: Sending): Promise<void> {
  const service = await lockService(tx, permit, serviceId);
  if (service && isOldEnoughToAsk(service, "overdue", sending.now)) await ask(tx, permit, service, "overdue", sending);
}

/** @returns how many were asked */
async function ask(tx: Tx, permit: Permit<string>, service: Service, why: AskedWhy, sending: Sending): Promise<number> {
  const { now } = sending;
  const speakers = await speakersByMail(tx, permit, service.partyId, now);
  for (const to of speakers) {
    const expiresAt = new Date(now.getTime() + linkDays * 24 * 60 * 60 * 1000);
    const link = { districtId: permit.districtId, purpose: rightPurpose, subjectId: service.id, memberId: to.id, expiresAt };
    await queueMail(tx, rightMail({ ...sending, service, to, why, token: await makePersonalLink(tx, link) }));
  }
  await tx.updateTable("help.service").set({ asked_at: now }).where("district", "=", permit.districtId).where("id", "=", service.id).execute();
  await recordChange(tx, permit, { action: "help.ask", kind: "service", id: service.id, after: { why, count: speakers.length } });
  return speakers.length;
}

async function lockService(tx: Tx, { districtId }: Permit<string>, id: string): Promise<Service | undefined> {
  await tx.selectFrom("help.service").select("id").where("district", "=", districtId).where("id", "=", id).forUpdate().execute();
  return findService(tx, districtId, id);
}

const keptDays = 30;

/** Closed doors of long ago. */
export async function forgetClosedDoors(tx: Tx, { now }: ErasingTools): Promise<readonly Erased[]> {
  const rows = await tx.deleteFrom("help.closed_door").where("at", "<", daysBefore(now, keptDays)).returning("district").execute();
  return countByDistrict(rows);
}
