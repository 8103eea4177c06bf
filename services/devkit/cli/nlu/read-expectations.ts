import { type Expectation, OUT_OF_SCOPE } from '../../../../nlu/report/evaluate.ts';
import { UsageError } from '../usage-error.ts';

const HEADING = 'utterance\tintent';
/** A file of another format is wrong in every line. */
const MOST_PROBLEMS = 20;
const LONGEST_QUOTE = 60;

/**
 * Reads utterances with their intents: one on each line, separated by a tab. Skips a heading, empty lines and lines that
 * start with #. Throws UsageError with the lines that are wrong, and if there is no utterance at all: every floor would
 * hold then.
 */
export function readExpectations(
  text: string,
  file: string,
  intents: readonly string[],
): Expectation[] {
  const known = new Set([...intents, OUT_OF_SCOPE]);
  const problems: string[] = [];
  const expectations = text.split(/\r?\n/).flatMap((line, index): Expectation[] => {
    if (line.trim() === '' || line.startsWith('#') || line === HEADING) return [];
    const [utterance = '', intent = ''] = line.split('\t').map((cell) => cell.trim());
    if (utterance !== '' && known.has(intent)) return [{ text: utterance, intent }];
    problems.push(`${file}:${index + 1}: ${problemOf(utterance, intent, known)}`);
    return [];
  });
  if (problems.length > 0) throw new UsageError(firstOf(problems));
  if (expectations.length > 0) return expectations;
  throw new UsageError(
    `${file} has no utterance: expected lines of an utterance, a tab and an intent`,
  );
}

function firstOf(problems: readonly string[]): string {
  const more = problems.length - MOST_PROBLEMS;
  return [...problems.slice(0, MOST_PROBLEMS), ...(more > 0 ? [`… and ${more} more`] : [])].join(
    '\n  ',
  );
}

function problemOf(utterance: string, intent: string, known: ReadonlySet<string>): string {
  if (utterance === '' || intent === '') return 'expected an utterance, a tab and an intent';
  return `the bot has no intent ${JSON.stringify(intent.slice(0, LONGEST_QUOTE))} (known: ${[...known].join(', ')})`;
}
