declare const districtBrand: unique symbol;

/** The address of a district, such as `vesterbro`. Only `queries.ts` beside this file makes one from outside text. */
export type DistrictId = string & { readonly [districtBrand]: true };

export interface District {
  id: DistrictId;
  name: string;
  bodyName: string;
  bodyAddress: string;
  bodyEmail: string | null;
  ean: string | null;
  outreachPhone: string | null;
  documentPattern: string;
  casePattern: string;
  streets: { name: string; points: [number, number][] }[];
  isExample: boolean;
  /** Counts what may have changed a public page. */
  revision: number;
}
