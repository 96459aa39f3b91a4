import { districtPhones } from "../../../../network/person-phones.ts";
import { publishedEmails, publishedPhones } from "../../../../network/queries.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { findDistrict } from "../../../../platform/district/queries.ts";
import { memberNames } from "../../../../platform/identity/queries.ts";
import { looksPersonal } from "../../../../platform/privacy/personal.ts";
import { Refusal } from "../../../../platform/web/form.ts";
import { findPublished } from "../../queries/conferences.ts";
import { versionsOf } from "../../queries/programme.ts";
import { participantNames } from "../queries/people.ts";

/**
 * Makes sure that texts about a conference name nobody who took part in it and no member, and hold no private phone or mail
 * address. Those who stand in its published programme, and its contact, may be named.
 * @throws Refusal `FIELD: personal` at each such field
 */
export async function refuseNamed(tx: Tx, districtId: DistrictId, conferenceId: string, texts: Readonly<Record<string, string>>): Promise<void> {
  const conference = await findPublished(tx, districtId, conferenceId);
  const [last] = await versionsOf(tx, districtId, conferenceId);
  const inPublic = new Set(last?.programme.sessions.flatMap(({ people }) => people.map(({ name }) => plain(name))));
  const participants = await participantNames(tx, districtId, conferenceId);
  const names = [...participants, ...(await memberNames(tx, districtId)).values()].filter((name) => !inPublic.has(plain(name)));
  const contactPhone = (conference?.contactPhone ?? "").replace(/\D/g, "").slice(-8);
  const known = {
    phones: [...(await publishedPhones(tx, districtId)), ...districtPhones(await findDistrict(tx, districtId)), ...(contactPhone ? [contactPhone] : [])],
    emails: [...(await publishedEmails(tx, districtId)), ...(conference?.contactMail ? [conference.contactMail.toLowerCase()] : [])],
  };
  const refused = Object.keys(texts).filter((field) => looksPersonal(texts[field] ?? "", names, known).some(({ kind }) => kind !== "word"));
  if (refused.length > 0) throw new Refusal(...refused.map((field) => ({ field, code: "personal" })));
}

const plain = (name: string) => name.trim().toLocaleLowerCase("da");
