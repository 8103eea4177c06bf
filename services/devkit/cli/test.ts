import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { type Conversation, ConversationError } from '../conversations/conversation.ts';
import { formatResult } from '../conversations/format-result.ts';
import { type ConversationResult, runConversation } from '../conversations/run-conversation.ts';
import { writeWorkbench } from '../conversations/workbench/write-workbench.ts';
import { writeConversations } from '../conversations/write-conversations.ts';
import { LexServerError } from '../lex-server/lex-server-error.ts';
import { silenceSdkSupportWarning } from '../local/config.ts';
import { runVerb } from './run-verb.ts';
import { REAL_TERMINAL, type Terminal } from './terminal.ts';
import { loadFiles } from './test/load-files.ts';
import { openTarget, type Target } from './test/open-target.ts';
import { readTestOptions, TEST_VERB, type TestOptions } from './test/options.ts';

/** Runs `support-bot test`. Returns the exit code: 1 if a conversation or a file is wrong, 2 for wrong arguments. */
export function testCommand(
  args: readonly string[],
  terminal: Terminal = REAL_TERMINAL,
): Promise<number> {
  return runVerb(TEST_VERB, args, terminal, (values, files) =>
    playOrConvert(readTestOptions(values, files), terminal),
  );
}

async function playOrConvert(options: TestOptions, terminal: Terminal): Promise<number> {
  silenceSdkSupportWarning();
  try {
    if (options.toCsv ?? options.toYaml) return await convert(options, terminal);
    return await playAll(options, terminal);
  } catch (error) {
    if (!(error instanceof ConversationError) && !(error instanceof LexServerError)) throw error;
    const problems = error.problems.map((problem) => `  ${problem}\n`).join('');
    terminal.error.write(`support-bot test can't play these conversations:\n${problems}`);
    return 1;
  }
}

async function playAll(options: TestOptions, { output, error }: Terminal): Promise<number> {
  const target = await openTarget(options, (line) => error.write(`${line}\n`));
  try {
    const conversations = await loadFiles(options.files, options.csvFiles, target.localeId);
    const results: ConversationResult[] = [];
    for (const conversation of conversations) {
      const result = await play(target, conversation);
      output.write(`${formatResult(result)}\n`);
      results.push(result);
    }
    output.write(`\n${summaryOf(results)}\n`);
    return results.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
  } finally {
    await target.close();
  }
}

function play(target: Target, conversation: Conversation): Promise<ConversationResult> {
  return runConversation({ ...target, newSessionId: randomUUID }, conversation);
}

function summaryOf(results: readonly ConversationResult[]): string {
  return (['passed', 'failed', 'skipped'] as const)
    .map((outcome) => ({ outcome, count: results.filter((one) => one.outcome === outcome).length }))
    .filter(({ outcome, count }) => count > 0 || outcome === 'passed')
    .map(({ outcome, count }) => `${count} ${outcome}`)
    .join(', ');
}

async function convert(options: TestOptions, { output, error }: Terminal): Promise<number> {
  const { files, csvFiles, locale = 'en_US', toCsv, toYaml } = options;
  const conversations = await loadFiles(files, csvFiles, locale);
  const written = `${conversations.length} conversation${conversations.length === 1 ? '' : 's'}`;
  if (toYaml !== undefined) {
    await writeFile(toYaml, writeConversations(conversations));
    output.write(`${toYaml}: ${written}\n`);
    return 0;
  }
  const { csv, leftOut } = writeWorkbench(conversations);
  await writeFile(toCsv ?? '', csv);
  output.write(`${toCsv}: ${written}\n`);
  if (leftOut.size > 0) {
    const names = [...leftOut].map(([name, count]) => `${name} (${count})`).join(', ');
    error.write(`The Test Workbench has no column for: ${names}\n`);
  }
  return 0;
}
