import { relative } from "node:path";
import type { TestSpecification } from "vitest/node";
import { BaseSequencer } from "vitest/node";

/** What takes long because it starts programs or browsers, the longest first. */
const longFirst = ["test/endurance/", "test/processes/", "test/start/", "test/red-thread.test.ts", "test/stories/"];

/**
 * Begins with what takes long, so that no worker is left with it at the end while the others have nothing to do. Vitest
 * itself knows durations only from the run before, which a fresh clone has not had; it goes by size, and what takes longest
 * here is short to read.
 */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification) => {
      const path = relative(project.config.root, moduleId);
      const at = longFirst.findIndex((folder) => path.startsWith(folder));
      return at === -1 ? longFirst.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
