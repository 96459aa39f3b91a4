import type { Topic } from "../../../../platform/live/topic.ts";

/** What is announced when something about the recommendations of a conference changes, or somebody votes on one. */
export const outcomeTopic = (conferenceId: string): Topic => `conference-outcome:${conferenceId}`;
