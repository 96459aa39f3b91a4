import type { StoredFile } from "../../platform/files/uploads.ts";

export const finalReplyKinds = ["accepted", "partly", "no", "not_ours"] as const;

export const replyKinds = [...finalReplyKinds, "interim"] as const;

export type ReplyKind = (typeof replyKinds)[number];

export function isReplyKind(text: string): text is ReplyKind {
  return replyKinds.some((kind) => kind === text);
}

/** What the addressee presses: to look the reply over, to go on writing, or to send it. */
export const steps = { look: "look_over", edit: "write_on", send: "send" } as const;

export type FinalReplyKind = (typeof finalReplyKinds)[number];

export interface Reply {
  readonly id: string;
  readonly letterId: string;
  readonly kind: ReplyKind;
  readonly reason: string;
  readonly receivedDay: string;
  /** The day that stood before this reply came. */
  readonly dueDayBefore: string;
  /** Only in an interim reply: the day agreed instead. */
  readonly newDueDay: string | null;
  readonly theirNumber: string;
  /** The function that answered, never a name. */
  readonly function: string;
  readonly cameBy: "link" | "secretary";
  readonly file: StoredFile | null;
  readonly fileIsPublic: boolean;
  readonly createdAt: Date;
}

/** Shortest reason, in characters, where one is required. */
export const shortestReason = 10;

/** Whether a reply of this kind must say why. A plain yes may stand alone. */
export function needsReason(kind: ReplyKind): boolean {
  return kind !== "accepted";
}

/** Whether this kind of reply ends the waiting. */
export function isFinal(kind: ReplyKind): kind is FinalReplyKind {
  return kind !== "interim";
}

export interface Said {
  readonly kind: ReplyKind;
  readonly reason: string;
  readonly newDueDay?: string | null;
  readonly theirNumber?: string;
  readonly function?: string;
  /** The file that goes with it; absent also where a form was sent again without it. */
  readonly file?: Pick<StoredFile, "sha256"> | null;
}

/** Whether the addressee, sending this, sends again by the personal link what they have replied so already. */
export function saysTheSame(reply: Reply, said: Said): boolean {
  return (
    reply.cameBy === "link" &&
    reply.kind === said.kind &&
    reply.reason === said.reason &&
    reply.function === (said.function ?? "") &&
    reply.theirNumber === (said.theirNumber ?? "") &&
    (isFinal(said.kind) || reply.newDueDay === said.newDueDay) &&
    (!said.file || said.file.sha256 === reply.file?.sha256)
  );
}
