/** "Has come", pressed once on some phone. */
export interface Press {
  /** Made by whoever pressed, so that the same press is known again however often it is sent. */
  readonly id: string;
  readonly registrationId: string;
  readonly pressedAt: Date;
  /** When somebody said that it was wrong. */
  readonly takenBackAt: Date | null;
}

/**
 * All presses of two lists, each once. Of one that is in both the earlier time counts, and taken back is taken back: so it does
 * not matter in which order phones send what they have, nor how often.
 */
export function mergePresses(some: readonly Press[], others: readonly Press[]): Press[] {
  const merged = new Map<string, Press>();
  for (const press of [...some, ...others]) {
    const known = merged.get(press.id);
    merged.set(press.id, known ? both(known, press) : press);
  }
  return [...merged.values()];
}

/** Since when each registration has come: its earliest press that nobody took back. Who has none is left out. */
export function attendanceOf(presses: readonly Press[]): ReadonlyMap<string, Date> {
  const came = new Map<string, Date>();
  for (const { registrationId, pressedAt, takenBackAt } of presses) {
    if (takenBackAt !== null) continue;
    const known = came.get(registrationId);
    if (!known || pressedAt < known) came.set(registrationId, pressedAt);
  }
  return came;
}

/** Two tellings of one press. An id that came for two registrations is a mistake; the smaller one has it, whoever told first. */
function both(one: Press, other: Press): Press {
  const { id } = one;
  if (one.registrationId !== other.registrationId) return one.registrationId < other.registrationId ? one : other;
  return { id, registrationId: one.registrationId, pressedAt: earlier(one.pressedAt, other.pressedAt), takenBackAt: earlierOf(one.takenBackAt, other.takenBackAt) };
}

const earlier = (one: Date, other: Date): Date => (one <= other ? one : other);

const earlierOf = (one: Date | null, other: Date | null): Date | null => (one && other ? earlier(one, other) : (one ?? other));
