import { districtPath } from "../../platform/web/path.ts";

export const forumPath = districtPath("/forum");
export const meetingsPath = districtPath("/forum/meetings");

export const newSeriesPath = districtPath("/forum/series/new");
export const planMeetingPath = districtPath("/forum/series/:id/plan");
export const endSeriesPath = districtPath("/forum/series/:id/end");
export const resumeSeriesPath = districtPath("/forum/series/:id/resume");
/** A series' own page: its coming days, its pauses. */
export const seriesPath = districtPath("/forum/series/:id");
export const editSeriesPath = districtPath("/forum/series/:id/edit");
export const planAheadPath = districtPath("/forum/series/:id/ahead");
export const extraMeetingPath = districtPath("/forum/series/:id/extra");
export const addPausePath = districtPath("/forum/series/:id/pauses");
export const removePausePath = districtPath("/forum/series/:id/pauses/:pause/remove");

/** Public: when and where, public titles; members are led on to the working page. */
export const meetingPath = districtPath("/forum/meetings/:id");
export const meetingWorkPath = districtPath("/forum/meetings/:id/work");
export const meetingTimePath = districtPath("/forum/meetings/:id/time");
export const cancelMeetingPath = districtPath("/forum/meetings/:id/cancel");
/** Who must hear of a moved or cancelled meeting without mail. */
export const tellPath = districtPath("/forum/meetings/:id/tell");
export const tellMemberPath = districtPath("/forum/meetings/:id/tell/:member");
/** Public: all meetings, for calendar programs that ask again. */
export const calendarFeedPath = districtPath("/forum/calendar.ics");
/** A member's own calendar behind a secret address. */
export const ownFeedPath = districtPath("/forum/calendar/:token/calendar.ics");
/** Where a member finds both addresses, makes their own and closes it. */
export const calendarsPath = districtPath("/forum/calendar");
export const closeFeedPath = districtPath("/forum/calendar/close");
export const meetingCalendarPath = districtPath("/forum/meetings/:id/calendar.ics");

export const invitationsPath = districtPath("/forum/meetings/:id/invitations");
export const enterAnswerPath = districtPath("/forum/meetings/:id/invitations/:member");
export const inviteAgainPath = districtPath("/forum/meetings/:id/invitations/:member/again");
export const byHandPath = districtPath("/forum/meetings/:id/invitations/by-hand");
/** A member's own answer, signed in. */
export const ownAnswerPath = districtPath("/forum/meetings/:id/answer");
export const answerPath = districtPath("/forum/answer/:token");

export const newItemPath = districtPath("/forum/meetings/:id/items/new");
export const itemPath = districtPath("/forum/items/:id");
export const itemWorkPath = districtPath("/forum/items/:id/work");
export const editItemPath = districtPath("/forum/meetings/:id/items/:item/edit");
export const moveItemPath = districtPath("/forum/meetings/:id/items/:item/move");
export const removeItemPath = districtPath("/forum/meetings/:id/items/:item/remove");

export const addAttachmentPath = districtPath("/forum/items/:id/attachments");
export const attachmentPath = districtPath("/forum/items/:id/attachments/:attachment");
export const removeAttachmentPath = districtPath("/forum/items/:id/attachments/:attachment/remove");
/** What stands on every agenda of a series, and until when members propose items. */
export const standingPath = districtPath("/forum/series/:id/standing");
export const newStandingPath = districtPath("/forum/series/:id/standing/new");
export const usualStandingPath = districtPath("/forum/series/:id/standing/usual");
export const removeStandingPath = districtPath("/forum/series/:id/standing/:standing/remove");
export const proposalDaysPath = districtPath("/forum/series/:id/proposal-days");

export const proposePath = districtPath("/forum/series/:id/propose");
export const proposalsPath = districtPath("/forum/proposals");
export const proposalPath = districtPath("/forum/proposals/:id");
export const proposalFilePath = districtPath("/forum/proposals/:id/file");
export const withdrawProposalPath = districtPath("/forum/proposals/:id/withdraw");
export const decideProposalPath = districtPath("/forum/proposals/:id/decide");
export const takeProposalPath = districtPath("/forum/proposals/:id/take");
export const answerProposalPath = districtPath("/forum/proposals/:id/answer");

/** An agenda as it was sent: the newest, or `?version=`. */
export const sentAgendaPath = districtPath("/forum/meetings/:id/agenda");
export const sentAgendaPdfPath = districtPath("/forum/meetings/:id/agenda/:version/agenda.pdf");
export const sendAgendaPath = districtPath("/forum/meetings/:id/send-agenda");

export const minutesPath = districtPath("/forum/meetings/:id/minutes");
export const saveMinutesPath = districtPath("/forum/meetings/:id/minutes/:item");
export const closeItemPath = districtPath("/forum/meetings/:id/minutes/:item/close");
/** The text of one item, for a page that has heard that it changed. */
export const minutesTextPath = districtPath("/forum/meetings/:id/minutes/:item/text");
/** Says that somebody is writing on an item. */
export const writingPath = districtPath("/forum/meetings/:id/minutes/:item/writing");
/** Tells open pages that something about the minutes has changed; what, the other one says. */
export const minutesLivePath = districtPath("/forum/meetings/:id/live");
export const minutesNowPath = districtPath("/forum/meetings/:id/live/now");
export const attendancePath = districtPath("/forum/meetings/:id/attendance");
/** Members: which parties were at the last meetings. */
export const partyAttendancePath = districtPath("/forum/attendance");
export const partyAttendanceFilePath = districtPath("/forum/attendance/csv");
export const approvePath = districtPath("/forum/meetings/:id/approve");
/** The second look for names before approved minutes are public. */
export const publishPath = districtPath("/forum/meetings/:id/publish");
/** Public: minutes that everyone may read. */
export const publishedPath = districtPath("/forum/minutes/:id");
export const publishedTextPath = districtPath("/forum/minutes/:id/text");
export const publishedPdfPath = districtPath("/forum/minutes/:id/pdf");

/** For members: where the minutes of a meeting are, from draft to locked, and what is proposed to be changed. */
export const cyclePath = districtPath("/forum/meetings/:id/approval");
export const sendMinutesPath = districtPath("/forum/meetings/:id/approval/send");
export const recallMinutesPath = districtPath("/forum/meetings/:id/approval/recall");
export const answerCorrectionsPath = districtPath("/forum/meetings/:id/approval/answers");
export const sentToPath = districtPath("/forum/meetings/:id/approval/people");
export const handOverPath = districtPath("/forum/meetings/:id/approval/people/:member");
export const sendAgainPath = districtPath("/forum/meetings/:id/approval/people/:member/again");
/** Where a coordinator notes for somebody that they have nothing to correct. */
export const agreeForPath = districtPath("/forum/meetings/:id/approval/people/:member/agree");
export const tellAnswerPath = districtPath("/forum/meetings/:id/approval/people/:member/told");
export const agreePath = districtPath("/forum/meetings/:id/approval/agree");
export const correctPath = districtPath("/forum/meetings/:id/approval/correct/:item");
export const addendumPath = districtPath("/forum/meetings/:id/approval/note");
/** The newest version for members, sent or approved. */
export const memberMinutesPdfPath = districtPath("/forum/meetings/:id/approval/pdf");
export const memberMinutesTextPath = districtPath("/forum/meetings/:id/approval/text");
export const silentDaysPath = districtPath("/forum/series/:id/silent-days");
/** Behind a personal link, without an account: sent minutes, and a correction of one item. */
export const readMinutesPath = districtPath("/forum/read/:token");
export const agreeByLinkPath = districtPath("/forum/read/:token/agree");
export const correctByLinkPath = districtPath("/forum/read/:token/:item");

/** Pages of the parties, to which the forum's page leads. */
export const partiesPath = districtPath("/forum/parties");
export const membersPath = districtPath("/forum/members");
/** A party's own page, with how its people are reached. */
export const partyPath = districtPath("/forum/parties/:id");
