import type { Topic } from "../live/topic.ts";
import type { Visit } from "./routes.ts";

const headers = {
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": "no-store",
  // A proxy that gathers an answer before it passes it on would never pass this one on.
  "X-Accel-Buffering": "no",
};

/**
 * Answers with a stream that tells of each change of a topic, for as long as whoever asked may still do what the route
 * asks for. Only for those who are signed in; 429 when they have too many open.
 */
export function answerStream(visit: Visit, topic: Topic): Response | undefined {
  const { actor, c, deps, districtId } = visit;
  if (actor.kind !== "member") return undefined;
  // Nobody would read it, and so nobody would end it.
  if (c.req.method === "HEAD") return c.body(null, 200, headers);
  const body = deps.live.open({ districtId, topic, holder: actor.sessionKey, stillMay: visit.stillMay });
  if (body) return c.body(body, 200, headers);
  return c.body(null, 429, { "Retry-After": "30" });
}
