import sharp from "sharp";
import { places, streets } from "../../example/places.ts";
import { addPlace } from "../../src/features/street/commands/places.ts";
import { addMember } from "../../src/platform/identity/commands.ts";
import type { Page } from "playwright-core";
import type { Stage } from "../browser.ts";
import type { TestApp } from "../harness.ts";
import { signIn } from "./sign-in.ts";

/** Gives the test's district its streets and its named places. */
export async function layOutDistrict({ db, district, permit }: TestApp): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable("platform.district")
      .set({ streets: JSON.stringify(streets) as never })
      .where("id", "=", district.id)
      .execute();
    for (const place of places) await addPlace(tx, permit("street.triage"), place);
  });
}

/** A coordinator of the test's district, reachable by mail. @returns the member's id */
export async function addCoordinator({ db, permit }: TestApp, name: string, email: string): Promise<string> {
  return db.transaction().execute((tx) =>
    addMember(tx, permit("parties.manage"), {
      name,
      email,
      phone: null,
      reach: "mail",
      centreName: null,
      roles: ["coordinator"],
    }),
  );
}

let coordinators = 0;

/** A browser in which a new coordinator has just signed in. */
export async function coordinatorAt(stage: Stage, options: { javaScript?: boolean; width?: number } = {}): Promise<Page> {
  coordinators += 1;
  const memberId = await addCoordinator(stage.app, `Karen Koordinator ${coordinators}`, `k${coordinators}@eksempel.dk`);
  const page = await stage.person(options);
  await signIn(stage, page, memberId);
  return page;
}

/** A photo as a phone takes it: with the place where it was taken. */
export async function photoWithPlace(): Promise<Buffer> {
  const picture = sharp({ create: { width: 1200, height: 900, channels: 3, background: "#8a8f83" } });
  const gps = { GPSLatitudeRef: "N", GPSLatitude: "55/1 40/1 13/1", GPSLongitudeRef: "E", GPSLongitude: "12/1 33/1 35/1" };
  return picture.jpeg().withExif({ IFD0: { Make: "Telefon" }, IFD3: gps }).toBuffer();
}
