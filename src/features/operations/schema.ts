import { z } from "zod";

/** These forms are one button: what it is about stands in the address. */
export const pressedSchema = z.object({});

/** Whether an admin wants the guard up, or leaves it to the program. */
export const guardSchema = z.object({ do: z.enum(["raise", "end"], "invalid_choice") });
