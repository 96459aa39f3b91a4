import type { ObservationKind } from "../../src/features/street/observation.ts";
import { reportObservation } from "../../src/features/street/commands/report.ts";
import { publishObservation, setStatus } from "../../src/features/street/commands/triage.ts";
import { makeFrom } from "../../src/thread/commands.ts";
import type { ItemRef } from "../../src/thread/commands.ts";
import type { FormValues } from "../../src/platform/web/form.ts";
import type { Telling } from "../acting.ts";
import { idOf } from "../network.ts";

/** Ids of what the stories mention, by their key or name. */
export interface Cast {
  readonly party: ReadonlyMap<string, string>;
  readonly member: ReadonlyMap<string, string>;
  readonly place: ReadonlyMap<string, string>;
  readonly goal: ReadonlyMap<string, string>;
  /** The series of meetings. */
  readonly series: string;
  /** How many days ago the two past meetings were. */
  readonly met: { readonly first: number; readonly second: number };
}

export interface Seen {
  readonly kind: ObservationKind;
  readonly place: string;
  readonly text: string;
  /** How many days ago. */
  readonly ago: number;
  /** What a coordinator wrote of it for everyone. */
  readonly publicLine?: string;
}

/** Somebody reports something; a coordinator reads it, and perhaps publishes a line. */
export async function see(story: Telling, cast: Cast, seen: Seen): Promise<ItemRef> {
  const placeId = idOf(cast.place, seen.place);
  const { id } = await reportObservation(
    story.tx,
    story.district.id,
    { kind: seen.kind, placeId, text: seen.text },
    story.ago(seen.ago),
  );
  const triage = story.permit("street.triage");
  const readAt = story.ago(Math.max(seen.ago - 1, 0));
  if (seen.publicLine === undefined) return { kind: "observation", id };
  await setStatus(story.tx, triage, id, { status: "seen" }, readAt);
  const publication = { publicLine: seen.publicLine, publicPlaceId: placeId };
  await publishObservation(story.tx, triage, id, publication, readAt);
  return { kind: "observation", id };
}

/** Makes the next step of a thread from an item, as the button on its page does. */
export async function next(
  story: Telling,
  from: ItemRef,
  kind: string,
  right: string,
  ago: number,
  input: FormValues = {},
): Promise<ItemRef> {
  const made = await makeFrom(story.tx, story.permit(right), from, kind, input, story.ago(ago));
  if (!made) throw new Error(`the example could not make a ${kind} of a ${from.kind}`);
  return made;
}
