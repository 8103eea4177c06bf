import { type Expectation, OUT_OF_SCOPE } from '../../../nlu/report/evaluate.ts';
import { NluCommandError } from './terminal.ts';

const HEADING = 'utterance\tintent';

/**
 * Reads utterances with their intents, a line each, separated by a tab; a heading, empty lines and
 * lines that start with # are left out. Throws NluCommandError with every line that is wrong.
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
  if (problems.length > 0) throw new NluCommandError(problems.join('\n  '));
  return expectations;
}

function problemOf(utterance: string, intent: string, known: ReadonlySet<string>): string {
  if (utterance === '' || intent === '') return 'expected an utterance, a tab and an intent';
  return `the bot has no intent "${intent}" (known: ${[...known].join(', ')})`;
}
