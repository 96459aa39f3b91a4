/** The thread in which Typst works, so that a long document never holds up a page. Started by render.ts. */
import { parentPort } from "node:worker_threads";
import { badgesData } from "./badges.ts";
import { bookletData } from "./booklet.ts";
import { flyerData } from "./flyer.ts";
import { personalLettersData } from "./personal-letters.ts";
import type { PdfAnswer, PdfRequest, Printed } from "./protocol.ts";
import { templateData } from "./template-data.ts";
import { sheetsData } from "./tick-sheets.ts";
import { openTypst } from "./typst.ts";
import type { Template } from "./typst.ts";
import { wallPaperData } from "./wall-paper-data.ts";

let layOut: ReturnType<typeof openTypst> | undefined;

const inTemplate = (document: Printed): [Template, string] => {
  if ("kind" in document) return [`${document.kind}.typ`, wallPaperData(document)];
  if ("flyer" in document) return ["flyer.typ", flyerData(document)];
  if ("badges" in document) return ["badges.typ", badgesData(document)];
  if ("booklet" in document) return ["booklet.typ", bookletData(document)];
  if ("letters" in document) return ["personal-letters.typ", personalLettersData(document)];
  return "sheets" in document ? ["sheets.typ", sheetsData(document)] : ["letter.typ", templateData(document)];
};

const answerTo = ({ id, document }: PdfRequest): PdfAnswer => {
  try {
    layOut ??= openTypst();
    return { id, bytes: layOut(...inTemplate(document)) };
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) };
  }
};

parentPort?.on("message", (request: PdfRequest) => parentPort?.postMessage(answerTo(request)));
