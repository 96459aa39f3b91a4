import type { Telling } from "./acting.ts";

/** Ids of what the stories mention, by their key or name. */
export interface Cast {
  readonly party: ReadonlyMap<string, string>;
  readonly member: ReadonlyMap<string, string>;
  readonly place: ReadonlyMap<string, string>;
  readonly goal: ReadonlyMap<string, string>;
}

/** What happens in the example: one thread told to its end, one under way, one that waits for a reply. */
export async function tellStories(_story: Telling, _cast: Cast): Promise<void> {}
