import { districtPath } from "../../platform/web/path.ts";

export { confirmSignInPath } from "../../platform/identity/paths.ts";

/** Public: who is in the network. */
export const partiesPath = districtPath("/forum/parties");
/** Coordinators: the parties with their seats. */
export const networkPath = districtPath("/forum/network");
export const newPartyPath = districtPath("/forum/parties/new");
export const partyPath = districtPath("/forum/parties/:id");
export const changePartyPath = districtPath("/forum/parties/:id/change");
export const endPartyPath = districtPath("/forum/parties/:id/end");
/** A party that had left is in the network again. */
export const returnPartyPath = districtPath("/forum/parties/:id/return");
export const representPartyPath = districtPath("/forum/parties/:id/represent");

export const membersPath = districtPath("/forum/members");
export const newMemberPath = districtPath("/forum/members/new");
export const memberPath = districtPath("/forum/members/:id");
export const changeMemberPath = districtPath("/forum/members/:id/change");
export const inviteMemberPath = districtPath("/forum/members/:id/invite");
export const signInLinkPath = districtPath("/forum/members/:id/sign-in-link");
export const signMemberOutPath = districtPath("/forum/members/:id/sign-out-everywhere");
export const endMemberPath = districtPath("/forum/members/:id/end");
export const representPath = districtPath("/forum/members/:id/represent");

export const changeRepresentationPath = districtPath("/forum/representations/:id/change");
export const endRepresentationPath = districtPath("/forum/representations/:id/end");
export const consentPath = districtPath("/forum/representations/:id/consent");
export const consentPaperPath = districtPath("/forum/representations/:id/consent/paper");
export const withdrawConsentPath = districtPath("/forum/representations/:id/consent/withdraw");

/** A member's own: how they are reached, for whom they speak, what is shown openly. */
export const mePath = districtPath("/forum/me");
export const withdrawOwnConsentPath = districtPath("/forum/me/consents/:id/withdraw");

/** What the forum waits for from a party: a page of the tasks, to which we only lead. */
export const partyTasksPath = districtPath("/tasks/party/:id");

/** Pages of the meetings, to which we only lead. */
export const forumPath = districtPath("/forum");
export const partyAttendancePath = districtPath("/forum/attendance");
