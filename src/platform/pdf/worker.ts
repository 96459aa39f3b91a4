/** The thread in which Typst works, so that a long document never holds up a page. Started by render.ts. */
import { parentPort } from "node:worker_threads";
import type { PdfAnswer, PdfRequest } from "./protocol.ts";
import { templateData } from "./template-data.ts";
import { sheetsData } from "./tick-sheets.ts";
import { openTypst } from "./typst.ts";

let layOut: ReturnType<typeof openTypst> | undefined;

const answerTo = ({ id, document }: PdfRequest): PdfAnswer => {
  try {
    layOut ??= openTypst();
    return { id, bytes: "sheets" in document ? layOut("sheets.typ", sheetsData(document)) : layOut("letter.typ", templateData(document)) };
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) };
  }
};

parentPort?.on("message", (request: PdfRequest) => parentPort?.postMessage(answerTo(request)));
