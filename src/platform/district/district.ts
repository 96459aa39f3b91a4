declare const districtBrand: unique symbol;

/** The address of a district, such as `vesterbro`. Only `queries.ts` beside this file makes one from outside text. */
export type DistrictId = string & { readonly [districtBrand]: true };

/** A street as a line on the map; a `major` one is drawn wider. */
export interface Street {
  name: string;
  points: [lat: number, lon: number][];
  major?: boolean;
}

export interface District {
  id: DistrictId;
  name: string;
  bodyName: string;
  bodyAddress: string;
  bodyEmail: string | null;
  ean: string | null;
  outreachPhone: string | null;
  /** Who collects needles; a name, in the plural or the singular as people say it. */
  needleCollector: string | null;
  needlePhone: string | null;
  documentPattern: string;
  casePattern: string;
  streets: Street[];
  /** Whose map the streets come from; an address at the end is the licence's. */
  mapCredit: string | null;
  isExample: boolean;
  /** Counts what may have changed a public page. */
  revision: number;
}
