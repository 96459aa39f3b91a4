import type { ConferencePart } from "../part.ts";
import { seatingRetention } from "./retention.ts";

/** Who sits in which workshop: places are allocated by wishes, published, and told to each. */
export const seating: ConferencePart = {
  routes: [],
  retention: seatingRetention,
};
