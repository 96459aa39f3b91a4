-- The address from which an invitation was answered when it is not the invited one: there the mail with the link can be sent
-- once more. Kept and erased with how to reach whoever is invited.
alter table conference.invitation add column answered_from text;
