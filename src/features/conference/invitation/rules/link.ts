/** Opens one person's invitation: they say yes, with the form filled in, or no. */
export const invitationPurpose = "conference.invitation";
