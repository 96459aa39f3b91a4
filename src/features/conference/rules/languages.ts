/** Languages that are spoken or interpreted at a conference, by their codes (ISO 639-1; `sgn` is Danish sign language). */
export const conferenceLanguages = ["da", "en", "de", "pl", "ro", "ar", "sgn"] as const;

export type ConferenceLanguage = (typeof conferenceLanguages)[number];
