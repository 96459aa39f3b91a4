import type { FC } from "hono/jsx";
import { usePage } from "../platform/web/page-context.ts";
import { placeLabels, streetLabels } from "./map-labels.ts";
import type { MapLabel } from "./map-labels.ts";
import { boundsAround, project } from "./projection.ts";
import type { Bounds, DrawingPoint, GeoPoint, Size } from "./projection.ts";
import { uiTexts } from "./texts.ts";

/** A street as a line; `points` are [latitude, longitude]. The most important streets first: they get their names first. */
export type MapStreet = { name: string; points: readonly (readonly [lat: number, lon: number])[] };
export type MapPlace = GeoPoint & { name: string };
/** Something this page is about. `label` is read aloud and stands beside the mark. */
export type MapMark = GeoPoint & { label: string };

export type DistrictMapProps = {
  streets: readonly MapStreet[];
  places?: readonly MapPlace[];
  marks?: readonly MapMark[];
  /** The drawing's shape; the page decides how large it stands. */
  width?: number;
  height?: number;
  /** What to show; around all streets and places unless given. */
  bounds?: Bounds;
  /** What the map shows, for screen readers. */
  title?: string;
};

/** One unit of the drawing is one pixel on a narrow phone: names are set for that size first. */
const phoneSize: Size = { width: 328, height: 300 };
const phoneText = 11;
/** On a wide screen the drawing is enlarged and its text set smaller within it, so that more names fit. */
const wideText = 6.5;

const known = (streets: readonly MapStreet[], places: readonly MapPlace[]): GeoPoint[] => [
  ...streets.flatMap(({ points }) => points.map(([lat, lon]) => ({ lat, lon }))),
  ...places,
];

/** The bounds a map of these streets and places gets; `point-on-map` needs the same. */
export const mapBounds = ({ streets, places = [], bounds }: DistrictMapProps): Bounds =>
  bounds ?? boundsAround(known(streets, places));

/** The drawing a map of this shape gets, in its own units. */
export const mapSize = ({ width, height }: Pick<DistrictMapProps, "width" | "height">): Size =>
  width && height
    ? { width: phoneSize.width, height: Math.round((phoneSize.width * height) / width) }
    : phoneSize;

const round = (value: number): number => Math.round(value * 10) / 10;
const linePoints = (line: readonly DrawingPoint[]): string =>
  line.map(({ x, y }) => `${round(x)},${round(y)}`).join(" ");

/** One name per street at most: the first of its places that is free. */
const nameStreets = (
  streets: readonly { name: string; line: readonly DrawingPoint[] }[],
  textSize: number,
  size: Size,
  taken: readonly MapLabel[],
  takenSize: number,
): MapLabel[] =>
  streets.reduce<MapLabel[]>((placed, { name, line }) => {
    for (const candidate of streetLabels(name, line)) {
      // The text's own size decides for both: what is placed with the large text never meets what is placed after it.
      const free = placeLabels([candidate], textSize, size, taken, takenSize).length === 1;
      if (free && placeLabels([candidate], textSize, size, placed).length === 1) return [...placed, candidate];
    }
    return placed;
  }, []);

const Labels: FC<{ labels: readonly MapLabel[]; kind: "street" | "place"; wideOnly?: boolean }> = (props) => (
  <g class={props.wideOnly ? "map-labels map-labels-wide" : "map-labels"} aria-hidden="true">
    {props.labels.map(({ text, at, slope }) => (
      <text
        class={`map-label-${props.kind}`}
        x={round(at.x)}
        y={round(at.y)}
        transform={slope ? `rotate(${round(slope)} ${round(at.x)} ${round(at.y)})` : undefined}
      >
        {text}
      </text>
    ))}
  </g>
);

const Place: FC<{ at: DrawingPoint }> = ({ at }) => (
  <circle class="map-place" cx={round(at.x)} cy={round(at.y)} r="3" />
);

const MarkOnMap: FC<{ at: DrawingPoint; label: string }> = ({ at, label }) => (
  <g class="map-mark" transform={`translate(${round(at.x)} ${round(at.y)})`}>
    <title>{label}</title>
    <path d="M0 0c-1-5-7-7-7-13a7 7 0 0 1 14 0c0 6-6 8-7 13Z" />
    <circle cy="-13" r="2.4" />
  </g>
);

/** The district's own map, drawn here: streets, named places, and what the page is about. No tiles, no foreign server. */
export const DistrictMap: FC<DistrictMapProps> = (props) => {
  const { streets, places = [], marks = [], title } = props;
  const words = uiTexts[usePage().lang].map;
  const size = mapSize(props);
  const at = project(mapBounds(props), size);
  const drawn = streets.map(({ name, points }) => ({ name, line: points.map(([lat, lon]) => at({ lat, lon })) }));

  const belowTheirDot = places.map((place) => {
    const dot = at(place);
    return { text: place.name, at: { x: dot.x, y: dot.y + 12 }, slope: 0 };
  });
  const placeNames = placeLabels(belowTheirDot, phoneText, size);
  const streetNames = nameStreets(drawn, phoneText, size, placeNames, phoneText);
  const standing = [...placeNames, ...streetNames];
  const shown = new Set(standing.map(({ text }) => text));
  const morePlaces = placeLabels(belowTheirDot.filter(({ text }) => !shown.has(text)), wideText, size, standing);
  const moreStreets = nameStreets(
    drawn.filter(({ name }) => !shown.has(name)),
    wideText,
    size,
    [...standing, ...morePlaces],
    phoneText,
  );

  const described = [
    marks.length > 0 && words.marks(marks.map(({ label }) => label).join(", ")),
    words.streets([...streets, ...places].map(({ name }) => name).join(", ")),
  ];
  return (
    <div class="map">
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={title ?? words.title}>
        <desc>{described.filter(Boolean).join(" ")}</desc>
        <rect class="map-ground" width={size.width} height={size.height} />
        <g class="map-casing">
          {drawn.map(({ line }) => (
            <polyline points={linePoints(line)} />
          ))}
        </g>
        <g class="map-streets">
          {drawn.map(({ name, line }) => (
            <polyline data-street={name} points={linePoints(line)} />
          ))}
        </g>
        {places.map((place) => (
          <Place at={at(place)} />
        ))}
        <Labels kind="street" labels={streetNames} />
        <Labels kind="street" labels={moreStreets} wideOnly />
        <Labels kind="place" labels={placeNames} />
        <Labels kind="place" labels={morePlaces} wideOnly />
        {marks.map((mark) => (
          <MarkOnMap at={at(mark)} label={mark.label} />
        ))}
      </svg>
    </div>
  );
};
