/** What every event has, whatever else it says. */
export interface EventLine {
  readonly id: string;
  readonly at: string;
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:/;

/** Returns the event that a line or an object has; undefined if it has none. */
export function parseEvent(text: string): EventLine | undefined {
  try {
    const value = JSON.parse(text) as { id?: unknown; at?: unknown } | null;
    const isEvent =
      typeof value?.id === 'string' && typeof value.at === 'string' && MOMENT.test(value.at);
    return isEvent ? (value as EventLine) : undefined;
  } catch {
    return undefined;
  }
}

/** Joins lines of events; of those with the same id, the first counts. */
export function merged(texts: readonly string[]): string {
  const known = new Set<string>();
  const lines: string[] = [];
  for (const text of texts) {
    for (const line of text.split('\n')) {
      const id = line === '' ? undefined : parseEvent(line)?.id;
      if (id === undefined || known.has(id)) continue;
      known.add(id);
      lines.push(line);
    }
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
