import type { FC, PropsWithChildren } from "hono/jsx";
import { usePage } from "../platform/web/page-context.ts";
import { DistrictMap, mapBounds } from "./map.tsx";
import type { DistrictMapProps } from "./map.tsx";
import { uiTexts } from "./texts.ts";

type PointOnMapProps = PropsWithChildren<
  DistrictMapProps & {
    /** The point already chosen, e.g. when a form comes back with errors. */
    value?: { lat: number; lon: number };
  }
>;

/**
 * A map on which a point can be set, for use inside a form. Without scripts it is only the map, and the
 * form's other ways of saying where remain. The page names `point-on-map.js` among its scripts. The point goes into two
 * hidden inputs, or into the fields given as children: one with `data-lat`, one with `data-lon`.
 */
export const PointOnMap: FC<PointOnMapProps> = ({ value, children, ...map }) => {
  const words = uiTexts[usePage().lang].map;
  const bounds = mapBounds(map);
  return (
    <point-on-map
      data-south={bounds.south}
      data-west={bounds.west}
      data-north={bounds.north}
      data-east={bounds.east}
      data-invite={words.invite}
      data-pick={words.pick}
      data-near={words.near}
      data-set={words.set}
      data-removed={words.removed}
      data-remove={words.remove}
    >
      <DistrictMap {...map} />
      {children ?? (
        <>
          <input type="hidden" name="lat" value={value ? String(value.lat) : ""} data-lat />
          <input type="hidden" name="lon" value={value ? String(value.lon) : ""} data-lon />
        </>
      )}
    </point-on-map>
  );
};
