import type { MapPlace, MapStreet } from "../map.tsx";

/** Streets around Halmtorvet, roughly where they are: enough to see whether a map reads well. */
export const streets: readonly MapStreet[] = [
  {
    name: "Istedgade",
    major: true,
    points: [
      [55.6722, 12.5632],
      [55.6708, 12.5571],
      [55.6692, 12.5503],
      [55.6681, 12.5452],
    ],
  },
  {
    name: "Vesterbrogade",
    major: true,
    points: [
      [55.6748, 12.5646],
      [55.6727, 12.5561],
      [55.6716, 12.5498],
      [55.6703, 12.5436],
    ],
  },
  {
    name: "Sønder Boulevard",
    major: true,
    points: [
      [55.6684, 12.5588],
      [55.6664, 12.5523],
      [55.6641, 12.5451],
    ],
  },
  {
    name: "Halmtorvet",
    points: [
      [55.6697, 12.5634],
      [55.6688, 12.5603],
      [55.6684, 12.5588],
    ],
  },
  {
    name: "Enghavevej",
    major: true,
    points: [
      [55.6704, 12.5436],
      [55.6681, 12.5452],
      [55.6641, 12.5451],
      [55.6622, 12.5458],
    ],
  },
  {
    name: "Gasværksvej",
    points: [
      [55.673, 12.5571],
      [55.6708, 12.5571],
      [55.6684, 12.5588],
    ],
  },
  {
    name: "Dybbølsgade",
    points: [
      [55.669, 12.554],
      [55.6672, 12.5482],
      [55.6662, 12.545],
    ],
  },
  {
    name: "Skydebanegade",
    points: [
      [55.6716, 12.5527],
      [55.67, 12.5534],
    ],
  },
  {
    name: "Absalonsgade",
    points: [
      [55.6725, 12.5545],
      [55.6693, 12.5562],
      [55.6676, 12.556],
    ],
  },
  {
    name: "Colbjørnsensgade",
    points: [
      [55.6738, 12.5608],
      [55.6716, 12.5609],
    ],
  },
  {
    name: "Helgolandsgade",
    points: [
      [55.6735, 12.559],
      [55.6713, 12.5593],
      [55.6691, 12.561],
    ],
  },
  {
    name: "Viktoriagade",
    points: [
      [55.6732, 12.558],
      [55.6711, 12.5583],
    ],
  },
  {
    name: "Matthæusgade",
    points: [
      [55.6697, 12.5509],
      [55.6684, 12.546],
    ],
  },
  {
    name: "Ingerslevsgade",
    points: [
      [55.668, 12.5632],
      [55.665, 12.5562],
      [55.6626, 12.5482],
    ],
  },
  {
    name: "Skelbækgade",
    points: [
      [55.6671, 12.5611],
      [55.665, 12.5562],
      [55.6664, 12.5523],
    ],
  },
  {
    name: "Oehlenschlægersgade",
    points: [
      [55.6709, 12.5465],
      [55.6686, 12.5474],
      [55.6664, 12.548],
    ],
  },
  {
    name: "Kingosgade",
    points: [
      [55.6724, 12.544],
      [55.6709, 12.5465],
    ],
  },
  {
    name: "Bernstorffsgade",
    points: [
      [55.6748, 12.5646],
      [55.6722, 12.5672],
      [55.6697, 12.569],
    ],
  },
  {
    name: "Reventlowsgade",
    points: [
      [55.6741, 12.5627],
      [55.6722, 12.5632],
      [55.6697, 12.5634],
    ],
  },
];

export const places: readonly MapPlace[] = [
  { name: "Mændenes Hjem", lat: 55.6716, lon: 12.5617 },
  { name: "Maria Kirkeplads", lat: 55.6709, lon: 12.5601 },
  { name: "Enghave Plads", lat: 55.6672, lon: 12.5449 },
  { name: "Skydebanehaven", lat: 55.6709, lon: 12.5532 },
  { name: "Litauens Plads", lat: 55.6697, lon: 12.5472 },
];
