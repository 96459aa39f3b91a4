import { v7 as uuidv7 } from "uuid";
import { changeLetter } from "../src/features/letters/commands/drafts.ts";
import { sendLetter } from "../src/features/letters/commands/send.ts";
import { mailLetterJob } from "../src/features/letters/jobs.ts";
import { makeFrom, recordItem } from "../src/thread/commands.ts";
import type { TestApp } from "./harness.ts";

interface LetterWords {
  readonly title?: string;
  readonly body?: string;
  readonly addresseeId?: string;
  readonly decisionId?: string;
}

/** What tests of letters begin with: an office that takes letters by mail, one that has none, and ways to write to them. */
export async function letterStage(t: TestApp) {
  const department = await addOffice(t, "Den opdigtede forvaltning", "post@forvaltning.eksempel.dk");
  const officeless = await addOffice(t, "Udvalget uden post", null);

  /** A decision in the thread, as its own feature would write it. */
  async function decision(title: string, isPublic = true): Promise<string> {
    const id = uuidv7();
    await t.db.transaction().execute((tx) =>
      recordItem(tx, t.district.id, {
        kind: "decision",
        id,
        at: t.now,
        status: "taken",
        statusAt: t.now,
        title,
        text: `${title}. Det bør ske i år.`,
        publicTitle: isPublic ? title : null,
      }),
    );
    return id;
  }

  async function draft(details: LetterWords = {}) {
    const { title = "Flere nålebokse", body = "Vi anbefaler flere nålebokse på Halmtorvet.", addresseeId = department } = details;
    const decisionId = details.decisionId ?? (await decision(title));
    const id = await t.db.transaction().execute(async (tx) => {
      const origin = { kind: "decision", id: decisionId };
      const made = await makeFrom(tx, t.permit("letters.write"), origin, "letter", {}, t.now);
      const letterId = made?.id ?? "";
      await changeLetter(tx, t.permit("letters.write"), letterId, 1, { addresseeId, title, body }, t.now);
      return letterId;
    });
    return { id, decisionId, path: `/vesterbro/letters/${id}` };
  }

  async function sent(details: LetterWords = {}) {
    const letter = await draft(details);
    const order = { letterId: letter.id, district: t.district, publicUrl: t.deps.publicUrl, by: { kind: "mail" as const } };
    const { documentNumber } = await t.db
      .transaction()
      .execute((tx) => sendLetter(tx, t.permit("letters.send"), order, t.now));
    return { ...letter, documentNumber };
  }

  /** Runs the job that writes the mail, and gives the mail and the addressee's address in it. */
  async function mailed(letterId: string) {
    const attempt = { number: 1, isLast: false };
    await mailLetterJob.run(t.deps, { districtId: t.district.id, letterId }, attempt);
    await mailLetterJob.run(t.deps, { districtId: t.district.id, letterId }, attempt);
    const mails = await t.db.selectFrom("platform.mail").selectAll().where("about_id", "=", letterId).execute();
    const replyPath = /\/vesterbro\/letters\/reply\/[\w-]+/.exec(mails[0]?.text ?? "")?.[0] ?? "";
    return { mails, replyPath };
  }

  return { department, officeless, decision, draft, sent, mailed };
}

export type LetterStage = Awaited<ReturnType<typeof letterStage>>;

async function addOffice(t: TestApp, name: string, office_email: string | null): Promise<string> {
  const id = uuidv7();
  await t.db
    .insertInto("network.party")
    .values({ district: t.district.id, id, name, kind: "city", office_email, office_phone: null, takes_letters: true, ended_at: null })
    .execute();
  return id;
}
