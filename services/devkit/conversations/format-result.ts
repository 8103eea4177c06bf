import type { ConversationResult, PlayedTurn } from './run-conversation.ts';

const MARKS = { passed: '✓', failed: '✗', skipped: '-' } as const;

/** Formats a result for people: one line, and after a failure the transcript with every difference. */
export function formatResult({ conversation, outcome, turns, reason }: ConversationResult): string {
  const title = `${MARKS[outcome]} ${conversation.name}`;
  if (outcome === 'passed') return title;
  if (outcome === 'skipped') return `${title} (${reason})`;
  const line = turns.at(-1)?.turn.line ?? conversation.line;
  return [`${title} (${conversation.file}:${line})`, ...turns.flatMap(transcript)].join('\n');
}

function transcript({ turn, said, differences }: PlayedTurn): readonly string[] {
  const who = turn.action.kind === 'say' ? 'you' : 'you press';
  return [
    `  ${who}: ${turn.action.text}`,
    ...(said === '' ? [] : [`  bot: ${said.replaceAll('\n', '\n       ')}`]),
    ...differences.flatMap(({ key, expected, got }) => [
      `    ${key}`,
      `      expected ${expected}`,
      `      got      ${got}`,
    ]),
  ];
}
