/** Messages of one speaker that come within this time of each other share one time. */
const GROUP_MS = 5 * 60_000;

/** Whether a message belongs to the group of the one before it. */
export function isOfGroup(before: Date, at: Date): boolean {
  return Math.abs(at.getTime() - before.getTime()) < GROUP_MS;
}

/** Words a time as the reader's clock shows it: "10:04", and on another day "30 Nov, 10:04". */
export function momentText(at: Date, now: Date): string {
  const time = at.toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' });
  if (at.toDateString() === now.toDateString()) return time;
  return `${at.toLocaleDateString(undefined, { day: 'numeric', month: 'short' })}, ${time}`;
}
