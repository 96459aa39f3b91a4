import { acceptInvitation, declineInvitation } from "../../src/features/conference/invitation/commands/answer.ts";
import { putOnList } from "../../src/features/conference/invitation/commands/list.ts";
import { sendInvitations } from "../../src/features/conference/invitation/commands/send.ts";
import { listInvited } from "../../src/features/conference/invitation/queries/invitations.ts";
import type { Invited } from "../../src/features/conference/invitation/rules/standing.ts";
import { noNeeds } from "../../src/features/conference/registration/rules/registration.ts";
import { sendLetter } from "../../src/features/letters/commands/send.ts";
import { noteBounce } from "../../src/platform/mail/bounces.ts";
import { makeFrom } from "../../src/thread/commands.ts";
import type { Telling } from "../acting.ts";

const invited = (name: string, rest: Partial<Invited>): Invited => ({ name: `${name} (eksempel)`, organisation: "", email: null, phone: null, address: null, partyId: null, ...rest });

/** All of them invented: two say yes, one no, one address does not work, two have not answered, one gets a letter on paper. */
const people: readonly Invited[] = [
  invited("Ane Forsker", { organisation: "Et universitet", email: "ane@universitet.example" }),
  invited("Bent Byråd", { organisation: "Byrådet", email: "bent@byraad.example" }),
  invited("Carla Klinik", { organisation: "En klinik", email: "carla@klinik.example" }),
  invited("Dag Skole", { organisation: "En skole", email: "dag@skole.example" }),
  invited("Else Kirke", { organisation: "En kirke", email: "else@kirke.example" }),
  invited("Finn Hotel", { organisation: "Et hotel", email: "finn@hotel.example" }),
  invited("Gerda Gårdhus", { address: "Eksempelgade 12, 2. th., 1665 København V" }),
];

/** The letter of a conference goes out to a small list; some have answered, and the others can be reminded. */
export async function inviteToConference(story: Telling, conferenceId: string, sent: Date): Promise<void> {
  const { tx, district, publicUrl, secret } = story;
  const permit = story.permit("conference.prepare");
  const letter = await makeFrom(tx, story.permit("letters.write"), { kind: "conference", id: conferenceId }, "letter", {}, sent);
  await sendLetter(tx, story.permit("letters.send"), { letterId: letter?.id ?? "", district, publicUrl, by: { kind: "invitation" } }, sent);
  await putOnList(tx, permit, conferenceId, people, "import", sent);
  await sendInvitations(tx, permit, conferenceId, { district, publicUrl, secret, now: sent });
  const [ane, bent, carla, , , finn] = await listInvited(tx, permit, conferenceId, { secret });
  const everyone = story.permit("everyone");
  for (const one of [ane, bent]) {
    const input = { name: one?.name ?? "", comesAs: "other" as const, partyId: null, email: null, phone: null, address: null, wishes: [], needs: noNeeds };
    await acceptInvitation(tx, everyone, one?.id ?? "", input, story.ago(10));
  }
  await declineInvitation(tx, everyone, carla?.id ?? "", story.ago(9));
  await noteBounce(tx, { secret, districtId: district.id, address: finn?.email ?? "" }, "550", sent);
}
