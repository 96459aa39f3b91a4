import { readUpload, uploadErrors } from "../../../../platform/files/uploads.ts";
import type { Upload } from "../../../../platform/files/uploads.ts";
import { idOfForm } from "../../../../platform/web/address.ts";
import { freshForm } from "../../../../platform/web/form.ts";
import type { FormProblem, FormValues } from "../../../../platform/web/form.ts";
import { form, page } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { addReading, changeReading, moveReading, releaseReading, removeReading } from "../commands/pack.ts";
import { timeValues } from "../../rules/programme/form-values.ts";
import { versionsOf, workingProgramme } from "../../queries/programme.ts";
import { openHere } from "../../routes/here.ts";
import { readingForWork, releaseOf } from "../queries.ts";
import { readingGroups } from "../reading.ts";
import type { ReadingFile, ReadingText } from "../reading.ts";
import { readingPaths } from "../paths.ts";
import { moveReadingSchema, readingTextSchema, releaseSchema } from "../schema.ts";
import { anchorOf } from "../words.ts";
import { nothingSchema } from "../../schema.ts";
import { ReadingDeskPage } from "../views/desk.tsx";
import { ReadingFormPage } from "../views/form.tsx";
import { packFile, packPdf } from "./reading.tsx";

type Preparer = Visit<"conference.prepare">;

const right = "conference.prepare";

/** Everything about the pack of this address's conference, while it can be changed. */
async function deskHere(visit: Preparer, problem?: FormProblem) {
  const conference = await openHere(visit, problem);
  if (!conference) return undefined;
  const { db, districtId, permit } = visit;
  const [{ sessions }, texts, releasedAt, [last]] = await Promise.all([
    workingProgramme(db, permit, conference),
    readingForWork(db, permit, conference.id),
    releaseOf(db, districtId, conference.id),
    versionsOf(db, districtId, conference.id),
  ]);
  return {
    conference,
    texts,
    workshops: sessions.filter(({ kind }) => kind === "workshop"),
    groups: readingGroups(texts, sessions),
    publicWorkshops: new Set(last?.programme.sessions.map((session) => session.id)),
    releasedAt,
  };
}

async function deskPage(visit: Preparer, problem?: FormProblem) {
  const here = await deskHere(visit, problem);
  if (!here) return undefined;
  const known = here.releasedAt ? momentValues(here.releasedAt) : {};
  // Another form of the page that went wrong says nothing of the release, which must not look as if it were taken back.
  const values = { ...known, ...problem?.values };
  return <ReadingDeskPage {...{ visit, ...here }} problem={{ errors: problem?.errors ?? [], values }} />;
}

/** A moment as the fields of the form that changes it. */
function momentValues(at: Date): FormValues {
  const { day = "", fromTime = "" } = timeValues({ startsAt: at, endsAt: at });
  return { day, time: fromTime };
}

async function newPage(visit: Preparer, problem: FormProblem = freshForm()) {
  const here = await deskHere(visit, problem);
  return here && <ReadingFormPage {...{ visit, problem, ...here }} />;
}

async function changePage(visit: Preparer, problem?: FormProblem) {
  const here = await deskHere(visit, problem);
  const text = here?.texts.find(({ id }) => id === visit.param("text"));
  return here && text && <ReadingFormPage {...{ visit, text, ...here }} problem={problem ?? freshForm(valuesOf(text))} />;
}

function valuesOf({ workshopId, title, source, summary, titleEn, summaryEn, link }: ReadingText): FormValues {
  return { workshop: workshopId ?? "", title, source, summary, titleEn: titleEn ?? "", summaryEn: summaryEn ?? "", link: link ?? "" };
}

function fileOf({ key, name, size, sha256, pages }: Upload): ReadingFile {
  return { key, name, size, sha256, pages: pages ?? null };
}

const sentFile = (visit: Preparer, file: File | undefined) => readUpload({ districtId: visit.districtId, folder: "reading" }, file, "pdf");

/** Putting a reading pack together. */
export const readingDeskRoutes: readonly Route[] = [
  page(readingPaths.desk, right, (visit) => deskPage(visit)),
  page(readingPaths.deskPdf, right, async (visit) => {
    const here = await deskHere(visit);
    return here && here.groups.length > 0 ? packPdf(visit, here) : undefined;
  }),
  page(readingPaths.deskFile, right, async (visit) => {
    const here = await deskHere(visit);
    return here && packFile(visit, here);
  }),
  page(readingPaths.add, right, (visit) => newPage(visit)),
  form(readingPaths.add, right, readingTextSchema, {
    uploads: true,
    check: (_visit, { file }) => uploadErrors("file", file, "pdf"),
    upload: (visit, { file }) => sentFile(visit, file),
    save: async (visit, tx, input, upload) => {
      const id = idOfForm(visit);
      await addReading(tx, visit.permit, id, input, upload && fileOf(upload), visit.now);
      return readingPaths.desk.to(visit, { id }, { saved: "text" });
    },
    again: newPage,
  }),
  page(readingPaths.change, right, (visit) => changePage(visit)),
  form(readingPaths.change, right, readingTextSchema, {
    uploads: true,
    check: (_visit, { file }) => uploadErrors("file", file, "pdf"),
    upload: (visit, { file }) => sentFile(visit, file),
    save: async (visit, tx, { file: _file, dropFile, version, ...words }, upload) => {
      const conferenceId = idOfForm(visit);
      const change = upload ? fileOf(upload) : dropFile ? "none" : "same";
      await changeReading(tx, visit.permit, { conferenceId, id: idOfForm(visit, "text"), version }, words, change, visit.now);
      return readingPaths.desk.to(visit, { id: conferenceId }, { saved: "text" });
    },
    again: changePage,
  }),
  form(readingPaths.remove, right, nothingSchema, {
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      await removeReading(tx, visit.permit, id, idOfForm(visit, "text"), visit.now);
      return readingPaths.desk.to(visit, { id }, { saved: "removed" });
    },
    again: deskPage,
  }),
  form(readingPaths.move, right, moveReadingSchema, {
    save: async (visit, tx, input) => {
      const conferenceId = idOfForm(visit);
      const id = idOfForm(visit, "text");
      await moveReading(tx, visit.permit, { conferenceId, id }, input, visit.now);
      return `${readingPaths.desk.to(visit, { id: conferenceId }, { saved: "moved" })}#${anchorOf({ id })}`;
    },
    again: deskPage,
  }),
  form(readingPaths.release, right, releaseSchema, {
    save: async (visit, tx, { releasedAt }) => {
      const id = idOfForm(visit);
      await releaseReading(tx, visit.permit, id, releasedAt, visit.now);
      return readingPaths.desk.to(visit, { id }, { saved: "release" });
    },
    again: deskPage,
  }),
];
