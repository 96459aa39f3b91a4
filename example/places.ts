/**
 * Squares and streets of Vesterbro by their public names, for trying out. The coordinates are approximate, within
 * about 150 m, and must be checked before real use.
 */
export const places: readonly { name: string; lat: number; lon: number }[] = [
  { name: "Hovedbanegården", lat: 55.6727, lon: 12.5646 },
  { name: "Reventlowsgade", lat: 55.6722, lon: 12.5632 },
  { name: "Maria Kirkeplads", lat: 55.6719, lon: 12.5617 },
  { name: "Colbjørnsensgade", lat: 55.6725, lon: 12.561 },
  { name: "Helgolandsgade", lat: 55.6728, lon: 12.56 },
  { name: "Abel Cathrines Gade", lat: 55.6713, lon: 12.559 },
  { name: "Halmtorvet", lat: 55.6703, lon: 12.5597 },
  { name: "Kødbyen", lat: 55.6683, lon: 12.5602 },
  { name: "Viktoriagade", lat: 55.6723, lon: 12.5578 },
  { name: "Gasværksvej", lat: 55.6711, lon: 12.5567 },
  { name: "Istedgade", lat: 55.6697, lon: 12.556 },
  { name: "Skydebanehaven", lat: 55.6705, lon: 12.5551 },
  { name: "Vesterbros Torv", lat: 55.6721, lon: 12.554 },
  { name: "Sønder Boulevard", lat: 55.6674, lon: 12.553 },
  { name: "Litauens Plads", lat: 55.6679, lon: 12.549 },
  { name: "Saxoparken", lat: 55.669, lon: 12.5475 },
  { name: "Enghave Plads", lat: 55.6668, lon: 12.5459 },
  { name: "Ingerslevsgade", lat: 55.6668, lon: 12.561 },
];

/** Lines between the places that serve as the district's map; approximate as well. */
export const streets: { name: string; points: [number, number][] }[] = [
  { name: "Istedgade", points: [[55.6724, 12.5634], [55.6719, 12.5617], [55.6713, 12.559], [55.6697, 12.556], [55.6668, 12.5459]] },
  { name: "Vesterbrogade", points: [[55.674, 12.5622], [55.6734, 12.5585], [55.6721, 12.554], [55.6708, 12.549], [55.67, 12.5459]] },
  { name: "Halmtorvet", points: [[55.6716, 12.5636], [55.6703, 12.5597], [55.6695, 12.558]] },
  { name: "Sønder Boulevard", points: [[55.6695, 12.558], [55.6674, 12.553], [55.6655, 12.5478]] },
  { name: "Ingerslevsgade", points: [[55.6685, 12.5643], [55.6668, 12.561], [55.6645, 12.555]] },
  { name: "Reventlowsgade", points: [[55.6737, 12.5624], [55.6722, 12.5632], [55.6712, 12.5638]] },
  { name: "Colbjørnsensgade", points: [[55.6737, 12.5603], [55.6725, 12.561], [55.6708, 12.5619]] },
  { name: "Helgolandsgade", points: [[55.6735, 12.5594], [55.6728, 12.56], [55.6707, 12.561]] },
  { name: "Abel Cathrines Gade", points: [[55.6732, 12.5578], [55.6713, 12.559], [55.6703, 12.5597]] },
  { name: "Viktoriagade", points: [[55.6731, 12.5572], [55.6723, 12.5578], [55.6705, 12.5576]] },
  { name: "Gasværksvej", points: [[55.6727, 12.556], [55.6711, 12.5567], [55.6697, 12.5583]] },
  { name: "Saxogade", points: [[55.6706, 12.5483], [55.669, 12.5475], [55.6679, 12.549], [55.6668, 12.5512]] },
  { name: "Enghave Plads", points: [[55.67, 12.5459], [55.6668, 12.5459], [55.6655, 12.5478]] },
];
