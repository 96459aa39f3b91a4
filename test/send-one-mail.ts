// A process that sends one mail of the outbox: [database, SMTP server, district, mail].
import { pino } from "pino";
import { openDatabase } from "../src/platform/db/database.ts";
import type { DistrictId } from "../src/platform/district/district.ts";
import { createMailer } from "../src/platform/mail/mailer.ts";
import { sendMail } from "../src/platform/mail/sending.ts";

const [databaseUrl = "", smtpUrl = "", districtId = "", mailId = ""] = process.argv.slice(2);
const db = openDatabase(databaseUrl, pino({ level: "silent" }));
const mailer = createMailer(smtpUrl, "kvarter@eksempel.dk");
const tools = { db, secret: "a secret for tests only, long enough to sign with", now: () => new Date() };
await sendMail(tools, mailer, { districtId: districtId as DistrictId, mailId, isLast: false });
process.exit();
