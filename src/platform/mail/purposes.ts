/**
 * What a mail is for. The list of outgoing mails tells it in words, and a purpose without words does not compile
 * (`src/features/operations/mail-words.ts`).
 */
export type MailPurpose =
  | "sign-in.link"
  | "parties.invite"
  | "street.news"
  | "letters.send"
  | "tasks.weekly"
  | "help.still_right"
  | "help.closed_door"
  | "alerts.grade"
  | "alerts.published"
  | "alerts.changed"
  | "alerts.refused"
  | "alerts.expired"
  | "conference.registration"
  | "conference.facilitate"
  | "conference.programme"
  | "conference.invitation"
  | "conference.thanks"
  | "conference.report"
  | "bulletins.ask"
  | "bulletins.remind"
  | "polls.ask"
  | "polls.remind"
  | "polls.cancel"
  | "elections.received"
  | "elections.standing"
  | "elections.refused"
  | "elections.cancelled"
  | "elections.result"
  | "elections.code"
  | "meetings.invite"
  | "meetings.remind"
  | "meetings.move"
  | "meetings.cancel"
  | "meetings.answer_proposal"
  | "meetings.send_agenda"
  | "meetings.send_minutes"
  | "meetings.correct"
  | "meetings.answer_correction"
  | "meetings.held_up"
  | "meetings.approved_silently"
  | "meetings.ask_for_look";

/** Mails with a secret that opens something by itself: their words are erased as soon as they are sent. */
export const secretPurposes: readonly string[] = ["elections.code"] satisfies readonly MailPurpose[];
