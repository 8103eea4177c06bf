import rulesText from '../../../seed/redaction.yaml';
import { fold } from './redaction/fold.ts';
import { MARK, withoutMarks } from './redaction/mark.ts';
import { readMessage } from './redaction/message.ts';
import { plainCharacters } from './redaction/plain-characters.ts';
import { parseRedaction, type RedactionRule } from './redaction/redaction-rules.ts';
import type { TextRange } from './redaction/text-range.ts';

interface Finding extends TextRange {
  readonly replace: string;
}

const RULES = parseRedaction(rulesText);
/** A mark is shorter than most secrets, so that a second look, which goes as far in words, may see one more. */
const MAX_PASSES = 3;

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
  let plain = plainCharacters(text);
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const redacted = redactOnce(rules, plain);
    if (redacted === plain) break;
    plain = redacted;
  }
  return plain;
}

function redactOnce(rules: readonly RedactionRule[], plain: string): string {
  const folded = fold(plain);
  const written = (range: TextRange) => {
    const { start, end } = folded.toOriginal(range);
    return plain.slice(start, end);
  };
  const message = readMessage(withoutMarks(folded.text), written);
  const found = rules.flatMap(({ find, replace }) =>
    find(message).map((range) => ({ ...folded.toOriginal(range), replace })),
  );
  return replaceAll(plain, outsideMarks(merged(found), rangesOf(plain, MARK)));
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
function outsideMarks(findings: readonly Finding[], marks: readonly TextRange[]): Finding[] {
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
