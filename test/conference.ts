import { addConference } from "../src/features/conference/commands/conferences.ts";
import { publishProgramme } from "../src/features/conference/commands/publish.ts";
import { saveRounds } from "../src/features/conference/commands/rounds.ts";
import { addWorkshop } from "../src/features/conference/commands/sessions.ts";
import { noNeeds } from "../src/features/conference/registration/rules/registration.ts";
import type { RegistrationInput } from "../src/features/conference/registration/schema.ts";
import { conferenceSchema } from "../src/features/conference/schema.ts";
import { momentOf } from "../src/platform/i18n/dates.ts";
import type { TestApp } from "./harness.ts";

/** A conference as it is typed; tests begin on 2 March 2026. */
export const typedConference = {
  title: "Vejen fra gade til plan",
  why: "Vi vil have forslag til planen.",
  place: "Rådhuset, Hovedkassen",
  day: "2026-04-15",
  fromTime: "16:00",
  toTime: "20:00",
  organiser: "Socialforvaltningen (eksempel)",
  capacity: "3",
  languages: ["da"],
  contactFunction: "Konferencesekretariatet",
  contactPhone: "33 00 00 00",
  contactMail: "konference@eksempel.dk",
  closesDay: "2026-04-08",
  closesTime: "12:00",
};

export const workshopTitles = ["Indsatser der virker", "Stofindtagelsesrum", "Gaden om natten"];

/** How many have room, one number for each round. */
type Rooms = readonly (readonly number[])[];

/** A published conference with three workshops in one round, or in as many as `rooms` says, by workshop. */
export async function publishedConference(app: Pick<TestApp, "db" | "district" | "permit" | "now"> & { readonly deps: Pick<TestApp["deps"], "secret"> }, typed: Partial<typeof typedConference> = {}, rooms: Rooms = [[40], [40], [40]]): Promise<{ id: string; path: string; workshops: string[] }> {
  const permit = app.permit("conference.prepare");
  return app.db.transaction().execute(async (tx) => {
    const { version: _, ...input } = conferenceSchema.parse({ ...typedConference, ...typed });
    const { id } = await addConference(tx, permit, input, app.now);
    const day = typed.day ?? typedConference.day;
    const hours = Array.from({ length: Math.max(...rooms.map((byRound) => byRound.length)) }, (_, at) => 17 + at);
    await saveRounds(tx, permit, id, hours.map((hour, at) => ({ number: at + 1, startsAt: momentOf(day, `${hour}:00`), endsAt: momentOf(day, `${hour}:50`) })), app.now);
    const workshops: string[] = [];
    for (const [workshop, title] of workshopTitles.entries()) {
      const rounds = (rooms[workshop] ?? []).map((capacity, at) => ({ round: at + 1, room: title, capacity }));
      workshops.push((await addWorkshop(tx, permit, id, { title, about: "", people: [], rounds }, app.now)).id);
    }
    await publishProgramme(tx, permit, id, { anyway: false }, { secret: app.deps.secret, now: app.now });
    return { id, path: `/${app.district.id}/conference/${id}`, workshops };
  });
}

/** Somebody who registers, with nothing but a name. */
export function registering(name: string, rest: Partial<RegistrationInput> = {}): RegistrationInput {
  return { name, comesAs: "neighbour", partyId: null, email: null, phone: null, address: null, wishes: [], needs: noNeeds, ...rest };
}
