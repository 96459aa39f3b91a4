import { districtPath } from "../../platform/web/path.ts";

export { confirmSignInPath } from "../../platform/identity/paths.ts";

export const partiesPath = districtPath("/forum/parties");
export const newPartyPath = districtPath("/forum/parties/new");
export const partyPath = districtPath("/forum/parties/:id");
export const endPartyPath = districtPath("/forum/parties/:id/end");
export const membersPath = districtPath("/forum/members");
export const newMemberPath = districtPath("/forum/members/new");
export const memberPath = districtPath("/forum/members/:id");
export const changeMemberPath = districtPath("/forum/members/:id/change");
export const inviteMemberPath = districtPath("/forum/members/:id/invite");
export const endMemberPath = districtPath("/forum/members/:id/end");
export const representPath = districtPath("/forum/members/:id/represent");
export const endRepresentationPath = districtPath("/forum/representations/:id/end");
/** The forum's own page; it belongs to the meetings, we only lead back to it. */
export const forumPath = districtPath("/forum");
