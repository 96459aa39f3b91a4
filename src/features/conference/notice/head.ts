/** When and where a conference is. */
export interface HeadOfConference {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
}

/** Whether a conference is at another time. */
export function hasOtherTime(was: HeadOfConference, is: HeadOfConference): boolean {
  return was.startsAt.getTime() !== is.startsAt.getTime() || was.endsAt.getTime() !== is.endsAt.getTime();
}

/** Whether a conference is at another time or in another place, so that those who come must hear of it. */
export function hasMoved(was: HeadOfConference, is: HeadOfConference): boolean {
  return hasOtherTime(was, is) || was.place !== is.place;
}

/** How long nothing more must change before mails go out, so that three changes in a row are one mail. */
export const quietMinutes = 5;
