import type { Generated } from "kysely";
import type { DistrictId } from "../../../platform/district/district.ts";

declare module "../../../platform/db/database.ts" {
  interface Tables {
    "conference.reading_pack": ReadingPackTable;
    "conference.reading_text": ReadingTextTable;
    "conference.reading_told": ReadingToldTable;
  }
}

export interface ReadingPackTable {
  district: DistrictId;
  conference_id: string;
  released_at: Date;
}

/** Somebody has been told of a text, by mail or on paper. */
export interface ReadingToldTable {
  district: DistrictId;
  registration_id: string;
  text_id: string;
  told_at: Date;
}

export interface ReadingTextTable {
  district: DistrictId;
  id: string;
  conference_id: string;
  /** A workshop; null when it is for everyone. */
  session_id: string | null;
  position: number;
  title: string;
  source: string;
  /** Markdown. */
  summary: string;
  title_en: string | null;
  summary_en: string | null;
  link: string | null;
  file_key: string | null;
  file_name: string | null;
  /** Bytes. */
  file_size: number | null;
  file_sha256: string | null;
  file_pages: number | null;
  version: Generated<number>;
  created_at: Date;
}
