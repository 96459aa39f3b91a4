import type { DistrictId } from "../district/district.ts";

/** What a change was about: a word and the id of a row. Nothing that somebody wrote, and no person, fits into one. */
export type Topic = `${string}:${string}`;

/** The one channel of the installation's database on which its processes tell each other of changes. */
export const liveChannel = "kvarter_live";

const topicPattern = /^[a-z-]{1,40}:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * What is sent on the channel, and by which those who listen are found.
 * @throws Error when the topic is more than a word and an id
 */
export function payloadOf(districtId: DistrictId, topic: Topic): string {
  if (!topicPattern.test(topic)) throw new Error("a topic is a word and an id");
  return `${districtId} ${topic}`;
}
