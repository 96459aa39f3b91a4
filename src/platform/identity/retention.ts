import { sql } from "kysely";
import type { Db, Tx } from "../db/database.ts";
import type { JobDefinition } from "../jobs/jobs.ts";
import { hostWithoutMail } from "./sign-in.ts";
import "./tables.ts";

/** How long a personal link that no longer opens anything is remembered. */
export const closedLinkKeptDays = 30;

/** Forgets sessions and links that are over, and people who are members nowhere any more. */
export const forgetSignInsJob: JobDefinition = {
  name: "forget-sign-ins",
  schedule: "10 3 * * *",
  run: async ({ db, now }) => {
    const at = now();
    await db.deleteFrom("identity.verification").where("expires_at", "<", at).execute();
    await db.deleteFrom("identity.session").where("expires_at", "<", at).execute();
    const limit = new Date(at.getTime() - closedLinkKeptDays * 24 * 60 * 60 * 1000);
    await db
      .deleteFrom("platform.personal_link")
      .where((where) => where(where.fn("least", ["expires_at", "revoked_at"]), "<", limit))
      .execute();
    await forgetPeopleWithoutMembership(db);
  },
};

/** Forgets whoever could sign in but is a member nowhere, with their sessions; also after a district is removed. */
export async function forgetPeopleWithoutMembership(db: Db | Tx): Promise<void> {
  await db
    .deleteFrom("identity.person as person")
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("platform.member as member")
            .select(sql<number>`1`.as("one"))
            .whereRef("member.person_id", "=", "person.id"),
        ),
      ),
    )
    .execute();
  // What waits to be confirmed names an address too.
  await sql`
    delete from identity.verification as waiting
    where case
      when identifier like 'pressed:%' then
        not exists (select from identity.session where token = waiting.value)
      when identifier like 'magic-link:%' then
        not exists (
          select from platform.member
          where ended_at is null
            and waiting.value::jsonb ->> 'email' in (email, id || ${`@${hostWithoutMail}`})
        )
      else false
    end`.execute(db);
}
