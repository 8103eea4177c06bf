/** A file before and after a change. */
export interface FileChange {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  /** Undefined if the file is new. */
  readonly before: string | undefined;
  readonly after: string;
}

const CONTEXT = 3;
/** Lines that are compared with each other; longer changes are shown as a whole. */
const MAX_COMPARED = 1_000;
const NO_NEWLINE = '\\ No newline at end of file';

/** Returns a change as `git apply` takes it: one hunk. Empty if nothing is different. */
export function unifiedDiff({ path, before, after }: FileChange): string {
  if (before === after) return '';
  const [a, b] = [quotedPath(`a/${path}`), quotedPath(`b/${path}`)];
  const from = before === undefined ? '/dev/null' : a;
  const isNew = before === undefined ? ['new file mode 100644'] : [];
  const hunk = hunkOf(linesOf(before ?? ''), linesOf(after));
  return `${[`diff --git ${a} ${b}`, ...isNew, `--- ${from}`, `+++ ${b}`, ...hunk].join('\n')}\n`;
}

/** Lines with their line feeds. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function hunkOf(before: readonly string[], after: readonly string[]): string[] {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const start = Math.max(0, head - CONTEXT);
  const end = Math.max(0, tail - CONTEXT);
  const lines = [
    ...marked(' ', before.slice(start, head)),
    ...changedLines(
      before.slice(head, before.length - tail),
      after.slice(head, after.length - tail),
    ),
    ...marked(' ', before.slice(before.length - tail, before.length - end)),
  ];
  const range = (length: number) => `${length === 0 ? 0 : start + 1},${length}`;
  const [left, right] = [before.length - end - start, after.length - end - start];
  return [`@@ -${range(left)} +${range(right)} @@`, ...lines];
}

/** What is removed and added, around what stays: the longest common subsequence. */
function changedLines(before: readonly string[], after: readonly string[]): string[] {
  if (before.length > MAX_COMPARED || after.length > MAX_COMPARED)
    return [...marked('-', before), ...marked('+', after)];
  const common = commonLengths(before, after);
  const lines: string[] = [];
  let [a, b] = [0, 0];
  while (a < before.length || b < after.length) {
    const [one, other] = [before[a], after[b]];
    if (one !== undefined && one === other) {
      lines.push(...marked(' ', [one]));
      a += 1;
      b += 1;
    } else if (one !== undefined && (common[a + 1]?.[b] ?? 0) >= (common[a]?.[b + 1] ?? 0)) {
      lines.push(...marked('-', [one]));
      a += 1;
    } else if (other !== undefined) {
      lines.push(...marked('+', [other]));
      b += 1;
    } else {
      lines.push(...marked('-', before.slice(a)));
      a = before.length;
    }
  }
  return lines;
}

/** How many lines the rests from each pair of places have in common, in their order. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let a = before.length - 1; a >= 0; a -= 1) {
    const [row, next] = [rows[a], rows[a + 1]] as [Uint16Array, Uint16Array];
    for (let b = after.length - 1; b >= 0; b -= 1) {
      row[b] =
        before[a] === after[b]
          ? (next[b + 1] as number) + 1
          : Math.max(next[b] as number, row[b + 1] as number);
    }
  }
  return rows;
}

const marked = (mark: string, lines: readonly string[]): string[] =>
  lines.flatMap((line) =>
    line.endsWith('\n') ? [`${mark}${line.slice(0, -1)}`] : [`${mark}${line}`, NO_NEWLINE],
  );

/** git quotes a path that has quotes or control characters as C does (git-config, core.quotePath). */
function quotedPath(path: string): string {
  return /["\\\p{Cc}]/u.test(path) ? JSON.stringify(path) : path;
}
