import { ContentError } from '../../content/content-error.ts';
import { URGENCIES, type Urgency } from '../../urgency/urgency-cues.ts';

/** A message of which it is known who got it, and whether it could wait. */
export interface Example {
  readonly urgency: Urgency;
  readonly queue: string;
  readonly text: string;
}

/** In characters, as in an utterance. */
const MAX_TEXT = 1_024;
const MAX_EXAMPLES = 5_000;

/**
 * Parses lines of urgency, queue and message with tabs between them; a line that begins with "#" is a comment. `file` is the
 * name to use in messages. Throws ContentError with every problem, each with its line.
 */
export function parseExamples(text: string, file = 'seed/routing-examples.tsv'): Example[] {
  const lines = text
    .split(/\r?\n/)
    .map((line, index) => ({ line, at: index + 1 }))
    .filter(({ line }) => line.trim() !== '' && !line.startsWith('#'));
  const problems: string[] = [];
  const examples = lines.flatMap(({ line, at }) => {
    const [urgency = '', queue = '', message = '', ...more] = line.split('\t');
    const known = URGENCIES.find((one) => one === urgency);
    const problem = problemOf(known, queue, message, more);
    if (problem !== undefined) problems.push(`${file}:${at}: ${problem}`);
    return known && problem === undefined ? [{ urgency: known, queue, text: message }] : [];
  });
  if (lines.length > MAX_EXAMPLES)
    problems.push(`${file}: ${lines.length} messages are more than ${MAX_EXAMPLES}`);
  if (problems.length > 0) throw new ContentError(problems);
  return examples;
}

function problemOf(
  urgency: Urgency | undefined,
  queue: string,
  message: string,
  more: readonly string[],
): string | undefined {
  if (urgency === undefined) return 'the line must begin with "high" or "normal" and a tab';
  if (queue === '' || message.trim() === '')
    return 'a queue and a message must follow, each after a tab';
  if (more.length > 0) return 'there are more than two tabs: a message has none';
  return message.length > MAX_TEXT
    ? `the message has ${message.length} characters: at most ${MAX_TEXT} are read`
    : undefined;
}
