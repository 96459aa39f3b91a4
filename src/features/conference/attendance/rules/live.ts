import type { Topic } from "../../../../platform/live/topic.ts";

/** What those hear of who have a conference's numbers open while people come. */
export function doorTopic(conferenceId: string): Topic {
  return `conference-door:${conferenceId}`;
}
