/** How a seat came about: drawn with everybody, filled in afterwards, or given by hand. */
export type CameBy = "allocation" | "late" | "hand";
