import { v5 as uuidv5 } from "uuid";
import type { Need } from "../needs.ts";

/** HSDS gives an id to every part of a service. Ours are made from what they belong to, and so stay the same. */
const ours = "5b1e7c1c-6a55-4b0b-9d3f-0f6f6c4b9a42";

export const partId = (of: string, part: string): string => uuidv5(`${of} ${part}`, ours);

/** The one list of words that services are sorted by. */
export const taxonomyId: string = partId("taxonomy", "needs");

export const termId = (need: Need): string => partId("taxonomy_term", need);

/** Each service is at one place. */
export const atLocationId = (serviceId: string): string => partId(serviceId, "service_at_location");

/** A visit among the schedules of a service: by its id it can be told from the hours of the place when it is read again. */
export const visitId = (serviceId: string, at: number): string => partId(serviceId, `schedule visit ${at}`);
