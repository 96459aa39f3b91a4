import type { Visit } from "./routes.ts";

/** Says of a shared page that something on it holds only until some moments, so that it is not shown as it was for longer. */
export function holdsUntil({ c }: Pick<Visit, "c">, moments: readonly Date[]): void {
  const said: Date | undefined = c.get("trueUntil");
  const all = [...moments, ...(said ? [said] : [])].map((moment) => moment.getTime());
  if (all.length > 0) c.set("trueUntil", new Date(Math.min(...all)));
}
