import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import type { Db, Tx } from "../../platform/db/database.ts";
import type { Device } from "../../platform/identity/device.ts";
import { ServiceAway, ServiceRefused } from "../../platform/identity/openid.ts";
import type { OpenIdService, OpenIdTrip } from "../../platform/identity/openid.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import { membersByEmail } from "../../platform/identity/queries.ts";
import { signInVouchedFor } from "../../platform/identity/sign-in.ts";
import type { SignedIn } from "../../platform/identity/sign-in.ts";
import { sendJob } from "../../platform/jobs/jobs.ts";
import type { Deps } from "../../platform/web/deps.ts";
import type { askedLink } from "./schema.ts";

/** Someone asks for a link: to which address, in which language, and where they were going. */
export interface LinkRequest {
  readonly email: string;
  readonly lang: Lang;
  readonly next: string | undefined;
}

/** The job that writes the mail with the link. */
export const mailSignInLinkJobName = "mail-sign-in-link";

/**
 * Asks for a mail with a sign-in link, if the address is a member's. The mail is written afterwards, by a job that is
 * asked for in any case: how long an answer takes must not tell who is a member.
 */
export async function requestSignInLink(tx: Tx, { email, lang, next }: LinkRequest): Promise<void> {
  const [member] = await membersByEmail(tx, email);
  const { districtId, memberId } = member ?? { districtId: null, memberId: null };
  const asked: z.input<typeof askedLink> = { districtId, memberId, mailId: uuidv7(), lang, next: next ?? null };
  await sendJob(tx, mailSignInLinkJobName, asked);
}

/** Why nobody was let in by the sign-in service. */
export type ServiceProblem = "service_away" | "service_refused" | "mail_not_verified" | "no_member";

/** Someone comes back from the sign-in service: to which address, and what their browser kept meanwhile. */
export interface Arrival {
  readonly service: OpenIdService;
  readonly address: URL;
  readonly trip: OpenIdTrip | undefined;
  readonly device: Device;
}

/** Lets in whoever the sign-in service vouches for, if the address it has verified is a member's. */
export async function signInByService(
  db: Db,
  settings: Pick<Deps, "secret" | "publicUrl">,
  { service, address, trip, device }: Arrival,
): Promise<SignedIn | ServiceProblem> {
  if (!trip) return "service_refused";
  try {
    const { email, emailVerified } = await service.arrive(address, trip);
    if (email === "" || !emailVerified) return "mail_not_verified";
    const signedIn = await db.transaction().execute((tx) => signInVouchedFor(tx, settings, email, device));
    return signedIn ?? "no_member";
  } catch (error) {
    if (error instanceof ServiceAway) return "service_away";
    if (error instanceof ServiceRefused) return "service_refused";
    throw error;
  }
}
