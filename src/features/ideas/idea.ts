/** From being sent to standing in public to what the forum did with it. */
export const ideaStatuses = ["received", "read", "published", "returned", "closed"] as const;

export type IdeaStatus = (typeof ideaStatuses)[number];

/** Why an idea is not published. */
export const returnReasons = ["names_person", "hostile", "off_topic", "unclear", "known"] as const;

export type ReturnReason = (typeof returnReasons)[number];

/** What the forum did with a published idea. */
export const outcomes = ["taken_further", "not_now"] as const;

export type Outcome = (typeof outcomes)[number];

/** How an idea came: typed by somebody themselves, or typed in for somebody. */
export const ways = ["web", "phone", "paper"] as const;

export type Way = (typeof ways)[number];

/** What a coordinator can do with an idea. */
export const steps = ["read", "publish", "return", "close"] as const;

export type Step = (typeof steps)[number];

/**
 * What can be done with an idea as it stands. What is public can be taken down, by returning it; what was returned can be
 * published after all; and what the forum did with it can be put right later.
 */
const open: Readonly<Record<IdeaStatus, readonly Step[]>> = {
  received: ["read", "publish", "return"],
  read: ["publish", "return"],
  published: ["close", "return"],
  returned: ["publish"],
  closed: ["close", "return"],
};

export function stepsOpenTo(status: IdeaStatus): readonly Step[] {
  return open[status];
}

/** Whether everyone can read an idea. */
export function isPublic(status: IdeaStatus): boolean {
  return status === "published" || status === "closed";
}

/** Statuses as the inbox is divided. */
export const workGroups = {
  waiting: ["received", "read"],
  public: ["published"],
  closed: ["closed"],
  returned: ["returned"],
} as const satisfies Record<string, readonly IdeaStatus[]>;

export type WorkGroup = keyof typeof workGroups;

export const fewestShown = 5;

/** Support as everyone may see it: fewer than five are "few", so that nobody is counted out. */
export function shownSupport(supporters: number): number | "few" {
  return supporters < fewestShown ? "few" : supporters;
}

/** What the thread calls an idea that was taken down. */
export const untitled = "Idé";
