import { districtPath } from "../../platform/web/path.ts";

export const paths = {
  decisions: districtPath("/decisions"),
  decision: districtPath("/decisions/:id"),
  editDecision: districtPath("/decisions/:id/edit"),
  decisionStatus: districtPath("/decisions/:id/status"),
  review: districtPath("/decisions/:id/review"),
  /** Where the thread sends forms that make one of another item; opened, it shows the form. */
  makeDecision: districtPath("/make/decision/from/:origin/:id"),
  makeTask: districtPath("/make/task/from/:origin/:id"),
  tasks: districtPath("/tasks"),
  task: districtPath("/tasks/:id"),
  editTask: districtPath("/tasks/:id/edit"),
  finishTask: districtPath("/tasks/:id/done"),
};
