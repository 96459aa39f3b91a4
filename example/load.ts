import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { addDocument } from "../src/features/records/commands.ts";
import { addGoal, linkGoalToDocument } from "../src/features/plan/commands/goals.ts";
import { addPlace } from "../src/features/street/commands/places.ts";
import type { Db } from "../src/platform/db/database.ts";
import { addDistrict } from "../src/platform/district/commands.ts";
import type { DistrictId } from "../src/platform/district/district.ts";
import { projectRoot } from "../src/platform/project-root.ts";
import type { Deps } from "../src/platform/web/deps.ts";
import { telling } from "./acting.ts";
import type { Telling } from "./acting.ts";
import { warn } from "./alerts.ts";
import { goals } from "./goals.ts";
import { coordinatorEmail, makeNetwork } from "./network.ts";
import { places, streets } from "./places.ts";
import { offerServices, writeForPeopleFromElsewhere } from "./services.ts";
import { tellConferences } from "./stories/conferences.ts";
import { tellStories } from "./stories/tell.ts";

/** Loads the example district into an empty installation, all or nothing, through the commands the screens use. */
export async function loadExample({ db, files, publicUrl, secret, now }: Pick<Deps, "db" | "files" | "publicUrl" | "secret" | "now">): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const district = await addDistrict(tx, {
      id: "vesterbro",
      name: "Vesterbro",
      bodyName: "Stofforum Vesterbro (eksempel)",
      bodyAddress: "Eksempelgade 4\n1665 København V",
      bodyEmail: "forum@eksempel.dk",
      ean: "5798000000000",
      streets,
      isExample: true,
    });
    const story = telling({ tx, district, files, publicUrl, secret, now: now() });
    const placeIds = new Map<string, string>();
    for (const place of places) placeIds.set(place.name, await addPlace(tx, story.permit("street.triage"), place));
    const network = await makeNetwork(story);
    await offerServices(story, network.party);
    await writeForPeopleFromElsewhere(story);
    await warn(story, network.party);
    const { goalIds, invitation } = await makeRecordsAndGoals(story);
    const cameOfIt = await tellStories(story, { ...network, place: placeIds, goal: goalIds });
    await tellConferences(story, network.party, invitation, cameOfIt);
  });
}

/** Who the printed link signs in, while there is an example. */
export async function exampleCoordinator(db: Db): Promise<{ districtId: DistrictId; memberId: string } | undefined> {
  return db
    .selectFrom("platform.member as m")
    .innerJoin("platform.district as d", "d.id", "m.district")
    .select(["m.district as districtId", "m.id as memberId"])
    .where("d.is_example", "=", true)
    .where("m.email", "=", coordinatorEmail)
    .where("m.ended_at", "is", null)
    .executeTakeFirst();
}

async function makeRecordsAndGoals(story: Telling): Promise<{ goalIds: Map<string, string>; invitation: string }> {
  const { tx } = story;
  const leftOut = "navne, mailadresser og telefonnumre på personer";
  const paper = await addDocument(
    tx,
    story.permit("records.manage"),
    {
      title: "En narkopolitik på Vesterbro",
      author: "Vesterbro Lokaludvalg",
      day: "2009-09-01",
      dayIsMonth: true,
      caseNumber: "2009-127944",
      documentNumber: "2009-550712",
      transcript: await transcript("2009-politikpapir.md"),
      leftOut,
    },
    story.ago(200),
  );
  const invitation = await addDocument(
    tx,
    story.permit("records.manage"),
    {
      title: "Invitation til konference: Den åbne stofmisbrugsscene på Vesterbro",
      author: "Københavns Kommune, Socialudvalget, Borgmesteren",
      day: "2010-09-27",
      dayIsMonth: false,
      caseNumber: "2010-90784",
      documentNumber: "2010-624081",
      transcript: await transcript("2010-invitation.md"),
      leftOut,
    },
    story.ago(200),
  );
  const ids = new Map<string, string>();
  for (const { key, title, meaning } of goals) {
    const { id } = await addGoal(tx, story.permit("plan.manage"), { title, meaning }, story.ago(190));
    await linkGoalToDocument(tx, story.permit("plan.manage"), id, paper.id);
    ids.set(key, id);
  }
  return { goalIds: ids, invitation: invitation.id };
}

function transcript(name: string): Promise<string> {
  return readFile(join(projectRoot, "example", "documents", name), "utf8");
}
