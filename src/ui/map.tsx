import type { FC } from "hono/jsx";
import { usePage } from "../platform/web/page-context.ts";
import { classes } from "./attributes.ts";
import { placeCandidates, placeLabels, streetCandidates } from "./map-labels.ts";
import type { Circle, MapLabel } from "./map-labels.ts";
import { boundsAround, project, shapeOf } from "./projection.ts";
import type { Bounds, DrawingPoint, GeoPoint, Size } from "./projection.ts";
import { uiTexts } from "./texts.ts";

/** A street as a line. The best-known first: they get their names first. A `major` one is drawn wider. */
export type MapStreet = {
  name: string;
  points: readonly (readonly [lat: number, lon: number])[];
  major?: boolean;
};
export type MapPlace = GeoPoint & { name: string };
/** Something this page is about. `label` is read aloud and stands beside the mark. */
export type MapMark = GeoPoint & { label: string };

export type DistrictMapProps = {
  streets: readonly MapStreet[];
  places?: readonly MapPlace[];
  marks?: readonly MapMark[];
  /** The drawing's shape, when it should not follow from the bounds; the page decides how large it stands. */
  width?: number;
  height?: number;
  /** What to show; around all streets and places unless given. */
  bounds?: Bounds;
  /** What the map shows, for screen readers. */
  title?: string;
  /** Whose map the streets come from; an address at its end becomes the link of the words before it. */
  credit?: string | null;
};

/** One unit of the drawing is one pixel on a narrow phone: names are set for that size first. */
const phoneWidth = 328;
const phoneText = 11;
/** On a wide screen the drawing is enlarged and its text set smaller within it, so that more names fit. */
const wideText = 6.5;

const known = (streets: readonly MapStreet[], places: readonly MapPlace[]): GeoPoint[] => [
  ...streets.flatMap(({ points }) => points.map(([lat, lon]) => ({ lat, lon }))),
  ...places,
];

/** The bounds a map of these streets and places gets. Throws when there is nothing to show. */
export const mapBounds = ({ streets, places = [], bounds }: DistrictMapProps): Bounds =>
  bounds ?? boundsAround(known(streets, places));

/**
 * The drawing's own size: as wide as on a phone, as high as the bounds ask for unless the page gives a shape.
 */
const mapSize = ({ width, height }: DistrictMapProps, bounds: Bounds): Size => {
  const share = width && height ? height / width : Math.min(1.1, Math.max(0.6, shapeOf(bounds)));
  return { width: phoneWidth, height: Math.round(phoneWidth * share) };
};

const round = (value: number): number => Math.round(value * 10) / 10;
const linePoints = (line: readonly DrawingPoint[]): string =>
  line.map(({ x, y }) => `${round(x)},${round(y)}`).join(" ");

type DrawnStreet = { name: string; line: readonly DrawingPoint[]; major: boolean };
type DrawnPlace = { name: string; at: DrawingPoint };
type Names = { streets: readonly MapLabel[]; places: readonly MapLabel[] };

/** Places choose before streets: a street is found by its neighbours, a square only by its name. */
const chooseNames = (
  streets: readonly DrawnStreet[],
  places: readonly DrawnPlace[],
  kept: readonly Circle[],
  textSize: number,
  size: Size,
  standing: readonly MapLabel[],
): Names => {
  const ground = { size, textSize, kept };
  const placeNames = placeLabels(
    places.map(({ name, at }) => placeCandidates(name, at)),
    { ...ground, standing },
  );
  const streetNames = placeLabels(
    streets.map(({ name, line }) => streetCandidates(name, line, textSize)),
    { ...ground, standing: [...standing, ...placeNames] },
  );
  return { streets: streetNames, places: placeNames };
};

const Labels: FC<{ names: Names; wideOnly?: boolean }> = ({ names, wideOnly }) => (
  <g class={classes("map-labels", wideOnly && "map-labels-wide")} aria-hidden="true">
    {(["streets", "places"] as const).flatMap((kind) =>
      names[kind].map(({ text, at, slope, drop }) => (
        <text
          class={`map-label-${kind}`}
          x={round(at.x)}
          y={round(at.y)}
          dy={drop ? `${drop}em` : undefined}
          transform={slope ? `rotate(${round(slope)} ${round(at.x)} ${round(at.y)})` : undefined}
        >
          {text}
        </text>
      )),
    )}
  </g>
);

const MarkOnMap: FC<{ at: DrawingPoint; label: string }> = ({ at, label }) => (
  <g class="map-mark" transform={`translate(${round(at.x)} ${round(at.y)})`}>
    <title>{label}</title>
    <path d="M0 0c-1-5-7-7-7-13a7 7 0 0 1 14 0c0 6-6 8-7 13Z" />
    <circle cy="-13" r="2.4" />
  </g>
);

/** A street may be drawn as several lines; its name stands at the first of them. */
const firstOfEachName = <T extends { name: string }>(lines: readonly T[]): T[] =>
  lines.filter(({ name }, index) => lines.findIndex((line) => line.name === name) === index);

const Credit: FC<{ credit: string }> = ({ credit }) => {
  const [, words, href] = /^(.*\S)\s+(https:\/\/\S+)$/.exec(credit) ?? [];
  return <p class="map-credit">{href ? <a href={href}>{words}</a> : credit}</p>;
};

/**
 * The district's own map, drawn here: streets, named places, and what the page is about. No tiles, no foreign
 * server.
 */
export const DistrictMap: FC<DistrictMapProps> = (props) => {
  const { streets, places = [], marks = [], title, credit } = props;
  const words = uiTexts[usePage().lang].map;
  const bounds = mapBounds(props);
  const size = mapSize(props, bounds);
  const at = project(bounds, size);
  const drawn = streets.map(({ name, points, major = false }) => ({
    name,
    major,
    line: points.map(([lat, lon]) => at({ lat, lon })),
  }));
  const dotted = places.map((place) => ({ name: place.name, at: at(place) }));
  const dots = dotted.map((place) => place.at);

  const marked = marks.map((mark) => ({ label: mark.label, at: at(mark) }));
  const kept = [
    ...dots.map((dot) => ({ ...dot, radius: 3 })),
    ...marked.map((mark) => ({ x: mark.at.x, y: mark.at.y - 12, radius: 9 })),
  ];
  const named = firstOfEachName(drawn);
  const names = chooseNames(named, dotted, kept, phoneText, size, []);
  const standing = [...names.places, ...names.streets];
  const unnamed = ({ name }: { name: string }) => standing.every(({ text }) => text !== name);
  const more = chooseNames(named.filter(unnamed), dotted.filter(unnamed), kept, wideText, size, standing);

  const described = [
    marks.length > 0 && words.marks(marks.map(({ label }) => label).join(", ")),
    words.streets([...named, ...places].map(({ name }) => name).join(", ")),
  ];
  const drawing = (
    <div class="map">
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={title ?? words.title}>
        <desc>{described.filter(Boolean).join(" ")}</desc>
        <rect class="map-ground" width={size.width} height={size.height} />
        <g class="map-casing">
          {drawn.map(({ line, major }) => (
            <polyline class={classes(major && "map-major")} points={linePoints(line)} />
          ))}
        </g>
        <g class="map-streets">
          {drawn.map(({ name, line, major }) => (
            <polyline class={classes(major && "map-major")} data-street={name} points={linePoints(line)} />
          ))}
        </g>
        {dots.map(({ x, y }) => (
          <circle class="map-place" cx={round(x)} cy={round(y)} r="2.6" />
        ))}
        <Labels names={names} />
        <Labels names={more} wideOnly />
        {marked.map((mark) => (
          <MarkOnMap {...mark} />
        ))}
      </svg>
    </div>
  );
  return credit ? (
    <>
      {drawing}
      <Credit credit={credit} />
    </>
  ) : (
    drawing
  );
};
