import { nameNow } from "../../network/party.ts";
import { findParty, leftAmong, publishedEmails, publishedPhones, spokeBefore } from "../../network/queries.ts";
import { dayOf } from "../../platform/i18n/dates.ts";
import { findPersonalLink, permitByLink } from "../../platform/identity/personal-links.ts";
import { memberNames } from "../../platform/identity/queries.ts";
import { sendPdf } from "../../platform/pdf/send.ts";
import { looksPersonal } from "../../platform/privacy/personal.ts";
import { idIn, idOfForm, pageIn } from "../../platform/web/address.ts";
import type { BulletinPart } from "../../platform/web/feature.ts";
import { freshForm, notNow } from "../../platform/web/form.ts";
import type { FormProblem } from "../../platform/web/form.ts";
import { everyone, form, page } from "../../platform/web/routes.ts";
import type { Route, Visit } from "../../platform/web/routes.ts";
import { bulletinDocument } from "./bulletin-document.ts";
import { writePurpose } from "./bulletin-mail.ts";
import { phaseOf, saidIn } from "./bulletin.ts";
import { askParties, askPartyAgain, remindParties } from "./commands/ask.ts";
import { enterLines, speaksFor, takeIn, writeOwnLines } from "./commands/lines.ts";
import { publishBulletin } from "./commands/publish.ts";
import { bothSides } from "./figures.ts";
import { paths } from "./paths.ts";
import { askedParties, contributionOf, contributionsTo, findBulletin, findMeeting, lastMet, linesToWrite, publishedBulletins } from "./queries.ts";
import type { Contribution, ReadingPermit } from "./queries.ts";
import { assistedSchema, linesSchema, nothingSchema, publishSchema, takeInSchema } from "./schema.ts";
import { BulletinPage, BulletinsPage, bulletinsOnAPage } from "./views/bulletin.tsx";
import { NoLongerOwnPage, OwnLinesPage } from "./views/own-lines.tsx";
import { PartyPage } from "./views/party.tsx";
import { PreparePage } from "./views/prepare.tsx";
import { hearsByMail } from "./views/words.ts";

type Reading = Visit & { readonly permit: ReadingPermit };
type Preparing = Visit<"bulletins.prepare">;

const meetingIn = async (visit: Visit) => {
  const id = idIn(visit);
  return id ? findMeeting(visit.db, visit.districtId, id) : undefined;
};

const sendingOf = ({ district, deps, now }: Visit) => ({ district, publicUrl: deps.publicUrl, now });

/** The figures of all features as they are now. */
async function figuresNow(visit: Reading, parts: readonly BulletinPart[], since: Date) {
  return bothSides((await Promise.all(parts.map((part) => part.figures(visit, since)))).flat());
}

/** What the bulletin's page and its paper are made of; nothing for members before it is shown. */
async function bulletinIn(visit: Reading, parts: readonly BulletinPart[]) {
  const meeting = await meetingIn(visit);
  const bulletin = meeting && (await findBulletin(visit.db, visit.permit, meeting.id));
  if (!bulletin || (!bulletin.publishedAt && !visit.may("bulletins.prepare"))) return undefined;
  const since = bulletin.figuresSince ?? (await lastMet(visit.db, visit.districtId, meeting, visit.now));
  const figures = bulletin.publishedAt ? bulletin.figures : await figuresNow(visit, parts, since);
  const contributions = await contributionsTo(visit.db, visit.permit, meeting.id);
  return { meeting, bulletin, contributions, figures, since };
}

async function preparePage(visit: Preparing, problem: FormProblem = freshForm()) {
  const meeting = await meetingIn(visit);
  if (!meeting) return undefined;
  const { db, permit, now } = visit;
  const bulletin = await findBulletin(db, permit, meeting.id);
  if (!bulletin && phaseOf(meeting, now) === "over") return undefined;
  const written = await contributionsTo(db, permit, meeting.id);
  const asked = await askedParties(db, permit, now);
  const gone = written.filter(({ partyId }) => !asked.some(({ id }) => id === partyId));
  const left = await leftAmong(db, visit.districtId, gone.map(({ partyId }) => partyId));
  const nameOf = ({ partyId, partyName }: Contribution) => nameNow({ name: partyName, hasLeft: left.has(partyId) }, visit.lang);
  const parties = [...asked, ...gone.map((one) => ({ id: one.partyId, name: nameOf(one), speakers: [] }))];
  const contributions = new Map(written.map((one) => [one.partyId, one]));
  const findings = await findingsIn(visit, written);
  return <PreparePage {...{ visit, meeting, bulletin, parties, contributions, findings, problem }} />;
}

/** What in the lines looks like a member or a private address. */
async function findingsIn({ db, districtId }: Preparing, written: readonly Contribution[]) {
  const names = [...(await memberNames(db, districtId)).values()];
  const known = { phones: await publishedPhones(db, districtId), emails: await publishedEmails(db, districtId) };
  return written.flatMap(({ partyName, lines }) => {
    const text = saidIn(lines).map((line) => line.text).join("\n");
    return looksPersonal(text, names, known).map((finding) => ({ ...finding, partyName }));
  });
}

async function partyPage(visit: Preparing, problem?: FormProblem) {
  const meeting = await meetingIn(visit);
  const partyId = idIn(visit, "party");
  const bulletin = meeting && (await findBulletin(visit.db, visit.permit, meeting.id));
  const party = partyId && (await findParty(visit.db, visit.districtId, partyId));
  if (!bulletin || !party) return undefined;
  const contribution = await contributionOf(visit.db, visit.districtId, meeting.id, party.id);
  const asked = (await askedParties(visit.db, visit.permit, visit.now)).find(({ id }) => id === party.id);
  const shown = problem && "happened" in problem.values ? problem : { ...freshForm({ ...contribution.lines }), errors: problem?.errors ?? [] };
  return <PartyPage {...{ visit, meeting, party, contribution }} isMailed={hearsByMail(asked?.speakers ?? [])} problem={shown} />;
}

async function linesByLinkPage(visit: Visit, problem?: FormProblem) {
  visit.c.header("Cache-Control", "no-store");
  const link = await findPersonalLink(visit.db, visit.districtId, writePurpose, visit.param("token"), visit.now);
  const partyId = idIn(visit, "party");
  if (!link?.memberId || !partyId) return undefined;
  const action = paths.ownLines.to(visit, { party: partyId, token: visit.param("token") });
  return ownLinesPage(visit, permitByLink(link), { memberId: link.memberId, meetingId: link.subjectId, partyId, action }, problem);
}

async function partyLinesPage(visit: Visit<"bulletins.write">, problem?: FormProblem) {
  const { actor } = visit.permit;
  const [meetingId, partyId] = [idIn(visit), idIn(visit, "party")];
  if (actor.kind !== "member" || !meetingId || !partyId) return undefined;
  const action = paths.partyLines.to(visit, { id: meetingId, party: partyId });
  return ownLinesPage(visit, visit.permit, { memberId: actor.memberId, meetingId, partyId, action }, problem);
}

interface OwnLines {
  readonly memberId: string;
  readonly meetingId: string;
  readonly partyId: string;
  /** Where the form is sent. */
  readonly action: string;
}

async function ownLinesPage(visit: Visit, permit: ReadingPermit, { memberId, meetingId, partyId, action }: OwnLines, problem?: FormProblem) {
  const { db, districtId, now } = visit;
  const party = await findParty(db, districtId, partyId);
  if (!(await speaksFor(db, districtId, memberId, partyId, now))) {
    const spoke = await spokeBefore(db, districtId, { memberId, partyId }, dayOf(now));
    return party && spoke ? <NoLongerOwnPage {...{ visit, party }} problem={problem ?? freshForm()} /> : undefined;
  }
  const meeting = await findMeeting(db, districtId, meetingId);
  const bulletin = await findBulletin(db, permit, meetingId);
  if (!meeting || !party || !bulletin) return undefined;
  const contribution = await contributionOf(db, districtId, meeting.id, party.id);
  const fresh = freshForm({ ...(contribution.late ?? contribution.lines) });
  return <OwnLinesPage {...{ visit, action, meeting, party, bulletin, contribution }} problem={problem ?? fresh} />;
}

const prepared = (visit: Visit, saved: string) => paths.prepare.to(visit, { id: visit.param("id") }, { saved });
const partyRef = (visit: Visit) => ({ meetingId: idOfForm(visit), partyId: idOfForm(visit, "party") });

/** Bulletins, with the figures of these features. */
export function bulletinRoutes(parts: readonly BulletinPart[]): Route[] {
  return [
    page(paths.bulletins, "bulletins.read", async (visit) => {
      const number = pageIn(visit);
      const range = { limit: bulletinsOnAPage, offset: (number - 1) * bulletinsOnAPage };
      const { bulletins, total } = await publishedBulletins(visit.db, visit.permit, range);
      if (bulletins.length === 0 && number > 1) return undefined;
      const listed = await Promise.all(
        bulletins.map(async (bulletin) => ({ bulletin, meeting: await findMeeting(visit.db, visit.districtId, bulletin.meetingId) })),
      );
      const known = listed.flatMap(({ bulletin, meeting }) => (meeting ? [{ bulletin, meeting }] : []));
      const toWrite = await linesToWrite(visit.db, visit.permit, visit.now);
      return <BulletinsPage {...{ visit, total, toWrite }} bulletins={known} page={number} />;
    }),
    page(paths.bulletin, "bulletins.read", async (visit) => {
      const shown = await bulletinIn(visit, parts);
      return shown && <BulletinPage visit={visit} {...shown} />;
    }),
    page(paths.pdf, "bulletins.read", async (visit) => {
      const shown = await bulletinIn(visit, parts);
      if (!shown) return undefined;
      const url = visit.deps.publicUrl + paths.bulletin.to({ districtId: visit.districtId, lang: "da" }, { id: shown.meeting.id });
      const shownAt = shown.bulletin.publishedAt ?? visit.now;
      const name = `bulletin-${dayOf(shown.meeting.at)}.pdf`;
      return sendPdf(bulletinDocument({ ...shown, district: visit.district, shownAt, url }), name);
    }),
    page(paths.prepare, "bulletins.prepare", (visit) => preparePage(visit)),
    form(paths.ask, "bulletins.prepare", nothingSchema, {
      unseen: true,
      save: async (visit, tx) => {
        await askParties(tx, visit.permit, idOfForm(visit), sendingOf(visit));
        return prepared(visit, "asked");
      },
      again: preparePage,
    }),
    form(paths.remind, "bulletins.prepare", nothingSchema, {
      unseen: true,
      save: async (visit, tx) => {
        await remindParties(tx, visit.permit, idOfForm(visit), sendingOf(visit));
        return prepared(visit, "reminded");
      },
      again: preparePage,
    }),
    form(paths.publish, "bulletins.prepare", publishSchema, {
      unseen: true,
      save: async (visit, tx) => {
        const meeting = await findMeeting(tx, visit.districtId, idOfForm(visit));
        if (!meeting) throw notNow();
        const since = await lastMet(tx, visit.districtId, meeting, visit.now);
        const figures = await figuresNow(visit, parts, since);
        await publishBulletin(tx, visit.permit, meeting.id, { figures, since }, visit.now);
        return prepared(visit, "published");
      },
      again: preparePage,
    }),
    page(paths.party, "bulletins.prepare", (visit) => partyPage(visit)),
    form(paths.party, "bulletins.prepare", assistedSchema, {
      unseen: true,
      save: async (visit, tx, input) => {
        await enterLines(tx, visit.permit, partyRef(visit), input, visit.now);
        return prepared(visit, "written");
      },
      again: partyPage,
    }),
    form(paths.takeIn, "bulletins.prepare", takeInSchema, {
      unseen: true,
      save: async (visit, tx, { version }) => {
        await takeIn(tx, visit.permit, partyRef(visit), version, visit.now);
        return prepared(visit, "taken");
      },
      again: partyPage,
    }),
    form(paths.askAgain, "bulletins.prepare", nothingSchema, {
      unseen: true,
      save: async (visit, tx) => {
        await askPartyAgain(tx, visit.permit, partyRef(visit), sendingOf(visit));
        return prepared(visit, "again");
      },
      again: partyPage,
    }),
    page(paths.partyLines, "bulletins.write", (visit) => partyLinesPage(visit)),
    form(paths.partyLines, "bulletins.write", linesSchema, {
      unseen: true,
      save: async (visit, tx, input) => {
        await writeOwnLines(tx, visit.permit, partyRef(visit), input, visit.now);
        return paths.partyLines.to(visit, { id: visit.param("id"), party: visit.param("party") }, { saved: "1" });
      },
      again: partyLinesPage,
    }),
    page(paths.ownLines, everyone, (visit) => linesByLinkPage(visit)),
    form(paths.ownLines, everyone, linesSchema, {
      limit: "link",
      unseen: true,
      save: async (visit, tx, input) => {
        const link = await findPersonalLink(tx, visit.districtId, writePurpose, visit.param("token"), visit.now);
        if (!link) throw notNow();
        const ref = { meetingId: link.subjectId, partyId: idOfForm(visit, "party") };
        await writeOwnLines(tx, permitByLink(link), ref, input, visit.now);
        return paths.ownLines.to(visit, { party: visit.param("party"), token: visit.param("token") }, { saved: "1" });
      },
      again: linesByLinkPage,
    }),
  ];
}
