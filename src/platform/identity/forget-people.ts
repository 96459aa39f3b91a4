import { sql } from "kysely";
import type { Db, Tx } from "../db/database.ts";
import { hostWithoutMail } from "./sign-in.ts";
import "./tables.ts";

/**
 * Forgets whoever could sign in but is a member nowhere, with their sessions and passkeys; also after a district is removed.
 * Not only the night after: people are known by mail address, and whoever became a member by the same one before the night
 * would be taken for them, so that a passkey of the one who left let them in as the other.
 * @returns how many people
 */
export async function forgetPeopleWithoutMembership(db: Db | Tx): Promise<number> {
  const { numDeletedRows } = await db
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
    .executeTakeFirstOrThrow();
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
  return Number(numDeletedRows);
}
