/** Why the program cannot start: one clear line that also says what to do. Shown without a stack. */
export class StartError extends Error {
  override readonly name = "StartError";
  /** What the process ends with. */
  readonly exitCode: number;
  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
