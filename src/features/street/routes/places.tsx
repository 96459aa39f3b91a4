import type { Tx } from "../../../platform/db/database.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { freshForm, notNow } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { addPlace, changePlace, restorePlace, retirePlace } from "../commands/places.ts";
import { paths } from "../paths.ts";
import { findPlace, listPlaces, listRetiredPlaces } from "../queries/places.ts";
import { placeChangeSchema, placeSchema } from "../schema.ts";
import type { PlaceChange } from "../schema.ts";
import { PlacePage, PlacesPage } from "../views/places.tsx";

type Coordinator = Visit<"street.triage">;

const saved = { saved: "1" };

async function placesPage(visit: Coordinator, problem: FormProblem) {
  const [places, retired] = await Promise.all([
    listPlaces(visit.db, visit.districtId),
    listRetiredPlaces(visit.db, visit.permit),
  ]);
  return <PlacesPage {...{ visit, problem, places, retired }} />;
}

async function placePage(visit: Coordinator, problem?: FormProblem) {
  const id = idIn(visit);
  const place = id && (await findPlace(visit.db, visit.permit, id));
  if (!place) return undefined;
  const others = (await listPlaces(visit.db, visit.districtId)).filter((other) => other.id !== place.id);
  return <PlacePage {...{ visit, place, others, problem }} />;
}

async function change(visit: Coordinator, tx: Tx, input: PlaceChange): Promise<boolean> {
  const id = idOfForm(visit);
  switch (input.do) {
    case "change":
      return changePlace(tx, visit.permit, id, input.version, input);
    case "retire":
      return retirePlace(tx, visit.permit, id, visit.now);
    case "restore":
      return restorePlace(tx, visit.permit, id);
  }
}

/** Where coordinators keep the places that people may name. */
export const placeRoutes: readonly Route[] = [
  page(paths.places, "street.triage", (visit) => placesPage(visit, freshForm())),
  form(paths.places, "street.triage", placeSchema, {
    save: async (visit, tx, input) => {
      await addPlace(tx, visit.permit, input);
      return paths.places.to(visit, {}, saved);
    },
    again: placesPage,
  }),
  page(paths.place, "street.triage", (visit) => placePage(visit)),
  form(paths.place, "street.triage", placeChangeSchema, {
    save: async (visit, tx, input) => {
      if (!(await change(visit, tx, input))) throw notNow();
      return input.do === "retire"
        ? paths.places.to(visit, {}, saved)
        : paths.place.to(visit, { id: visit.param("id") }, saved);
    },
    again: placePage,
  }),
];
