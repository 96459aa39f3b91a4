import { expect, test } from "vitest";
import { SettingError, readConfig } from "../../config.ts";

const whole = {
  FILES_S3_ENDPOINT: "https://s3.eksempel.dk",
  FILES_S3_BUCKET: "kvarter-files",
  FILES_S3_REGION: "eu-north-1",
  FILES_S3_ACCESS_KEY_ID: "noegle",
  FILES_S3_SECRET_ACCESS_KEY: "meget hemmelig",
};
const base = { SESSION_SECRET: "x".repeat(32) };

function problemsWith(settings: Readonly<Record<string, string>>): string {
  try {
    readConfig({ ...base, ...settings });
    return "";
  } catch (error) {
    if (error instanceof SettingError) return error.message;
    throw error;
  }
}

test("files are in S3 with all settings and in the data folder with none", () => {
  expect(readConfig(base).s3).toBeUndefined();
  expect(readConfig({ ...base, ...whole }).s3).toEqual({
    endpoint: "https://s3.eksempel.dk",
    bucket: "kvarter-files",
    region: "eu-north-1",
    accessKeyId: "noegle",
    secretAccessKey: "meget hemmelig",
  });
});

test.each(Object.keys(whole))("without %s beside the others, start says so", (missing) => {
  const told = problemsWith({ ...whole, [missing]: "" });
  expect(told).toMatch(new RegExp(`^${missing} is missing: [^\\n]*all or none$`));
  expect(told).not.toContain("hemmelig");
});

test("what is no address and what is no bucket is told", () => {
  const told = problemsWith({ ...whole, FILES_S3_ENDPOINT: "s3", FILES_S3_BUCKET: "Min Bucket" });
  expect(told.split("\n").map((line) => line.split("=")[0])).toEqual(["FILES_S3_ENDPOINT", "FILES_S3_BUCKET"]);
});
