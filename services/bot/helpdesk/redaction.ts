import rulesText from '../../../seed/redaction.yaml';
import { fold } from './redaction/fold.ts';
import { plainCharacters } from './redaction/plain-characters.ts';
import { MARK, parseRedaction, type RedactionRule } from './redaction/redaction-rules.ts';
import type { TextRange } from './redaction/text-range.ts';

interface Finding extends TextRange {
  readonly replace: string;
}

const RULES = parseRedaction(rulesText);

/**
 * Makes a client's text plain (no invisible characters, ordinary line ends and spaces), and removes what must not be
 * kept: the kinds in `seed/redaction.yaml`. Call it before a text is stored, logged, searched for or mailed; nothing else
 * has to clean it first. Takes time linear in the text's length.
 */
export function redact(text: string): string {
  return redactWith(RULES, text);
}

/** Redacts by given rules. */
export function redactWith(rules: readonly RedactionRule[], text: string): string {
  const plain = plainCharacters(text);
  const folded = fold(plain);
  const marks = rangesOf(plain, MARK);
  const found = rules.flatMap(({ find, replace }) =>
    find(folded.text).map((range) => ({ ...folded.toOriginal(range), replace })),
  );
  return replaceAll(plain, withoutMarks(merged(found), marks));
}

function rangesOf(text: string, pattern: RegExp): TextRange[] {
  return [...text.matchAll(pattern)].map(({ index = 0, 0: mark }) => {
    return { start: index, end: index + mark.length };
  });
}

/** Joins findings that overlap: the first one's mark stands for all of them. */
function merged(findings: readonly Finding[]): Finding[] {
  const result: Finding[] = [];
  for (const finding of findings.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last && finding.start < last.end) {
      result[result.length - 1] = { ...last, end: Math.max(last.end, finding.end) };
    } else result.push(finding);
  }
  return result;
}

/** Leaves marks of an earlier pass alone, so that a redacted text can be redacted again without change. */
function withoutMarks(findings: readonly Finding[], marks: readonly TextRange[]): Finding[] {
  let next = 0;
  return findings.flatMap((finding) => {
    while ((marks[next]?.end ?? Number.POSITIVE_INFINITY) <= finding.start) next++;
    const mark = marks[next];
    if (!mark || mark.start >= finding.end) return [finding];
    return mark.start > finding.start ? [{ ...finding, end: mark.start }] : [];
  });
}

function replaceAll(text: string, findings: readonly Finding[]): string {
  let result = '';
  let copied = 0;
  for (const { start, end, replace } of findings) {
    result += text.slice(copied, start) + replace;
    copied = end;
  }
  return result + text.slice(copied);
}
