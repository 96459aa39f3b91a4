import { z } from "zod";

/** These forms are one button: what it is about stands in the address. */
export const pressedSchema = z.object({});
