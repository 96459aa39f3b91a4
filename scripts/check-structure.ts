import { dirname } from "node:path";
import { rules } from "./structure/rules.ts";
import { readSourceFiles } from "./structure/source-files.ts";

const root = dirname(import.meta.dirname);
process.chdir(root);
const files = readSourceFiles(root, ["src"]);
const findings = rules.flatMap((rule) => rule(files));
for (const finding of findings) console.error(`${finding.path}: ${finding.what}\n    ${finding.why}`);
console.log(`structure: ${files.length} files, ${findings.length} findings`);
process.exitCode = findings.length > 0 ? 1 : 0;
