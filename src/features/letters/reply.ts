import type { StoredFile } from "../../platform/files/uploads.ts";
import { mayHaveRead } from "./black-out.ts";

export const finalReplyKinds = ["accepted", "partly", "no", "not_ours"] as const;

export const replyKinds = [...finalReplyKinds, "interim"] as const;

export type ReplyKind = (typeof replyKinds)[number];

export function isReplyKind(text: string): text is ReplyKind {
  return replyKinds.some((kind) => kind === text);
}

/** What the addressee presses: to look the reply over, to go on writing, or to send it. */
export const steps = { look: "look_over", edit: "write_on", send: "send" } as const;

export type FinalReplyKind = (typeof finalReplyKinds)[number];

/** Who put a reply right, as everyone reads it: by their role, never by name. */
export type Mender = "coordinator" | "admin";

/** That a reply was put right or withdrawn: when, by which role, and why, for everyone to read. */
export interface Mending {
  readonly at: Date;
  readonly by: Mender;
  readonly why: string;
}

/** What a reply says. */
export interface Wording {
  readonly kind: ReplyKind;
  readonly reason: string;
  readonly receivedDay: string;
  /** Only in an interim reply: the day agreed instead. */
  readonly newDueDay: string | null;
  readonly theirNumber: string;
  /** The function that answered, never a name. */
  readonly function: string;
}

export interface Reply extends Wording {
  readonly id: string;
  readonly letterId: string;
  /** The day that stood before this reply came. */
  readonly dueDayBefore: string;
  readonly cameBy: "link" | "secretary";
  readonly file: StoredFile | null;
  readonly fileIsPublic: boolean;
  readonly createdAt: Date;
  readonly version: number;
  /** The first first. */
  readonly corrections: readonly Mending[];
  /** Its words are then only for those who may put it right. */
  readonly withdrawal: Mending | null;
  readonly blackedOutAt: Date | null;
  /** The digest of what was taken out tells it again when it is sent again. */
  readonly fileRemoval: { readonly at: Date; readonly why: string; readonly sha256: string | null } | null;
}

/** Shortest reason, in characters, where one is required. */
export const shortestReason = 10;

/** Longest reason, in characters. */
export const longestReason = 10_000;

/** Whether a reply of this kind must say why. A plain yes may stand alone. */
export function needsReason(kind: ReplyKind): boolean {
  return kind !== "accepted";
}

/** Whether this kind of reply ends the waiting. */
export function isFinal(kind: ReplyKind): kind is FinalReplyKind {
  return kind !== "interim";
}

/** Where a letter stands after its replies, in the order they were given: answered by one, or waiting until a day. */
export function standingAfter<One extends Pick<Reply, "kind" | "newDueDay" | "withdrawal">>(
  replies: readonly One[],
  firstDueDay: string,
): { answer: (One & { readonly kind: FinalReplyKind }) | undefined; dueDay: string } {
  const standing = replies.filter(({ withdrawal }) => withdrawal === null);
  return {
    answer: standing.find((reply): reply is One & { readonly kind: FinalReplyKind } => isFinal(reply.kind)),
    dueDay: standing.findLast(({ newDueDay }) => newDueDay !== null)?.newDueDay ?? firstDueDay,
  };
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

/**
 * Whether the addressee, sending this, sends again by the personal link what they have replied so already. From a page that was
 * left open it comes with the words and the file that have been taken out since.
 */
export function saysTheSame(reply: Reply, said: Said): boolean {
  const isSame = (stands: string, sent: string) => stands === sent || (reply.blackedOutAt !== null && mayHaveRead(stands, sent));
  return (
    reply.cameBy === "link" &&
    reply.kind === said.kind &&
    isSame(reply.reason, said.reason) &&
    isSame(reply.function, said.function ?? "") &&
    isSame(reply.theirNumber, said.theirNumber ?? "") &&
    (isFinal(said.kind) || reply.newDueDay === said.newDueDay) &&
    (!said.file || said.file.sha256 === (reply.file ?? reply.fileRemoval)?.sha256)
  );
}
