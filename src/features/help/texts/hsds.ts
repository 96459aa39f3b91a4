/** Words of the interface that other directories read. */
export const texts = {
  da: {
    taxonomy: "Kvarter: hvad du har brug for",
    taxonomyMeans: "Det, som et menneske kan have brug for lige nu, fra det mest presserende.",
  },
  en: {
    taxonomy: "Kvarter: what somebody needs",
    taxonomyMeans: "What a person may need right now, the most pressing first.",
  },
} as const;
