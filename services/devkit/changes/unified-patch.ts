const CONTEXT = 3;
const NO_END = '\\ No newline at end of file';

/**
 * Returns a change of a text file as `git apply` takes it: one hunk from the first line that differs to the last, with three
 * lines around. Undefined if nothing differs. `path` is relative to the repository.
 */
export function unifiedPatch(path: string, before: string, after: string): string | undefined {
  if (before === after) return undefined;
  const [old, now] = [linesOf(before), linesOf(after)];
  const first = commonStart(old, now);
  const end = commonEnd(old.slice(first), now.slice(first));
  const from = Math.max(0, first - CONTEXT);
  const head = old.slice(from, first);
  const tail = old.slice(old.length - end, old.length - end + CONTEXT);
  const removed = old.slice(first, old.length - end);
  const added = now.slice(first, now.length - end);
  const hunk = [
    ...head.map((line) => ` ${line}`),
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
    ...tail.map((line) => ` ${line}`),
  ];
  const around = head.length + tail.length;
  return [
    `diff --git a/${path} b/${path}`,
    `--- a/${path}`,
    `+++ b/${path}`,
    `@@ -${rangeOf(from, removed.length + around)} +${rangeOf(from, added.length + around)} @@`,
    ...hunk,
    '',
  ].join('\n');
}

/** A last line without an end is another line than one with it: it keeps a mark, which becomes a line of the patch. */
function linesOf(text: string): readonly string[] {
  if (text === '') return [];
  const lines = text.split('\n');
  if (lines.at(-1) === '') return lines.slice(0, -1);
  return [...lines.slice(0, -1), `${lines.at(-1)}\n${NO_END}`];
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((line, at) => line !== b[at]);
  return differs === -1 ? a.length : differs;
}

function commonEnd(a: readonly string[], b: readonly string[]): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1;
  return count;
}

const rangeOf = (from: number, count: number) => `${count === 0 ? from : from + 1},${count}`;
