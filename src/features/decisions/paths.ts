import { districtPath } from "../../platform/web/path.ts";

export const paths = {
  decisions: districtPath("/decisions"),
  decision: districtPath("/decisions/:id"),
  editDecision: districtPath("/decisions/:id/edit"),
  decisionStatus: districtPath("/decisions/:id/status"),
  review: districtPath("/decisions/:id/review"),
  council: districtPath("/decisions/:id/indstilling"),
  councilText: districtPath("/decisions/:id/indstilling.txt"),
  councilPdf: districtPath("/decisions/:id/indstilling.pdf"),
  /** Where the thread sends forms that make one of another item; opened, it shows the form. */
  makeDecision: districtPath("/make/decision/from/:origin/:id"),
  makeTask: districtPath("/make/task/from/:origin/:id"),
  tasks: districtPath("/tasks"),
  task: districtPath("/tasks/:id"),
  editTask: districtPath("/tasks/:id/edit"),
  finishTask: districtPath("/tasks/:id/done"),
  reopenTask: districtPath("/tasks/:id/reopen"),
  askTime: districtPath("/tasks/:id/more-time"),
  answerTime: districtPath("/tasks/:id/more-time/:request"),
  /** What the forum waits for from one party, to print. */
  partyTasks: districtPath("/tasks/party/:id"),
  /** Whom to tell by hand, and what. */
  callList: districtPath("/tasks/by-hand"),
  /** Behind a personal link: what the forum waits for from those its holder speaks for. */
  waiting: districtPath("/waiting/:token"),
  waitingTask: districtPath("/waiting/task/:task/:token"),
  waitingTime: districtPath("/waiting/time/:task/:token"),
  stopMail: districtPath("/waiting/stop/:token"),
  /** A party's own page; it belongs to the parties, we only lead there. */
  party: districtPath("/forum/parties/:id"),
};
