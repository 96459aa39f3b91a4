import type { Generated } from "kysely";
import type { DistrictId } from "../district/district.ts";
import type { BrowserFamily, DeviceKind } from "./device.ts";
import type { MemberRole, Reach } from "./member.ts";

declare module "../db/database.ts" {
  interface Tables {
    "platform.member": MemberTable;
    "platform.personal_link": PersonalLinkTable;
    "identity.person": PersonTable;
    "identity.session": SessionTable;
    "identity.verification": VerificationTable;
    "identity.passkey": PasskeyTable;
  }
}

export interface MemberTable {
  district: DistrictId;
  id: string;
  name: string;
  /** Lower case, without space around it. */
  email: string | null;
  phone: string | null;
  reach: Reach;
  centre_name: string | null;
  roles: MemberRole[];
  /** Who signs in as this member, once they have. */
  person_id: string | null;
  /** Counts how often what is known of them has been saved. */
  version: Generated<number>;
  created_at: Generated<Date>;
  ended_at: Date | null;
}

export interface PersonalLinkTable {
  district: DistrictId;
  id: string;
  token_hash: string;
  purpose: string;
  subject_id: string;
  member_id: string | null;
  expires_at: Date;
  revoked_at: Date | null;
  created_at: Generated<Date>;
}

// The three tables below are better-auth's; only what our own queries read or write stands here.

export interface PersonTable {
  id: string;
  name: string;
  email: string;
  email_verified: boolean;
  created_at: Generated<Date>;
}

export interface SessionTable {
  id: string;
  token: string;
  person_id: string;
  expires_at: Date;
  created_at: Generated<Date>;
  device: Generated<DeviceKind>;
  browser: Generated<BrowserFamily>;
  last_used_on: Generated<string>;
}

export interface VerificationTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: Date;
}

export interface PasskeyTable {
  id: string;
  person_id: string;
  credential_id: string;
  public_key: Buffer;
  /** A bigint; the driver gives it as text. */
  counter: string;
  transports: string[];
  name: string;
  created_at: Generated<Date>;
  last_used_on: string | null;
}
