import { type ErrorCode, LineCounter, parseDocument } from 'yaml';
import type { TextProblem } from './text-problem.ts';

/** Causes in words for people who don't know the terms of YAML. Any other is asked about in general. */
const CAUSES: Readonly<Partial<Record<ErrorCode, string>>> = {
  TAB_AS_INDENT: 'It begins with a tab: use spaces',
  BAD_INDENT: 'It begins further left or right than the lines that it belongs to',
  DUPLICATE_KEY: 'The same name is there twice',
  BAD_DQ_ESCAPE: 'A backslash is special between "…": write it twice',
};
const ANY_CAUSE = 'Is a quotation mark or a colon missing, here or in the line before?';
const MAX_SHOWN = 60;

/** Returns the lines of a text that are no YAML, each once, in order; what the parser says comes last. */
export function brokenLines(text: string): readonly TextProblem[] {
  const lineCounter = new LineCounter();
  const { errors } = parseDocument(text, { lineCounter, prettyErrors: false });
  const lines = text.split('\n');
  const problems = new Map<number, TextProblem>();
  for (const { pos, code, message } of errors) {
    const line = Math.min(lineCounter.linePos(pos[0]).line, lines.length);
    if (problems.has(line)) continue;
    const cause = CAUSES[code] ?? ANY_CAUSE;
    const said = `${shown(lines[line - 1])} is not understood. ${cause} (YAML: ${message})`;
    problems.set(line, { line, message: said });
  }
  return [...problems.values()].toSorted((a, b) => a.line - b.line);
}

function shown(line = ''): string {
  const text = line.trim();
  if (text === '') return 'The text before it';
  return text.length > MAX_SHOWN ? `“${text.slice(0, MAX_SHOWN)}…”` : `“${text}”`;
}
