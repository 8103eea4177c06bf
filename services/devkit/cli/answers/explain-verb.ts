import { createJsonLog } from '../../../bot/helpdesk/json-log.ts';
import { type ExplainDeps, explain } from '../../questions/explanation/explain.ts';
import { answerDeps } from '../docs/answer-deps.ts';
import { onTarget, TARGET_OPTIONS } from '../docs/on-target.ts';
import type { DocsTarget } from '../docs/target.ts';
import { runVerb } from '../run-verb.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { formatExplanation } from './format-explanation.ts';
import { ANSWERS_HELP } from './help.ts';

/** Runs `support-bot answers explain`. Returns the exit code: 1 if the bot can't be asked, 2 for wrong arguments. */
export function explainVerb(args: readonly string[], terminal: Terminal): Promise<number> {
  const name = 'answers explain';
  const verb = { name, help: ANSWERS_HELP, options: TARGET_OPTIONS, allowPositionals: true };
  return runVerb(verb, args, terminal, async (values, words) => {
    const typed = words.join(' ');
    if (typed.trim() === '') throw new UsageError('say what to explain: a text in quotes');
    return onTarget(name, values, terminal, async (target) => {
      const explanation = await explain(await depsOf(target, terminal), typed);
      const text = values.json
        ? JSON.stringify(explanation)
        : formatExplanation(explanation).trimEnd();
      terminal.output.write(`${text}\n`);
      return 0;
    });
  });
}

/** The same parts as in the fulfillment function: its index, its encoder, and what staff wrote. */
function depsOf(target: DocsTarget, { error }: Terminal): Promise<ExplainDeps> {
  const log = createJsonLog('warn', 'explain', (line) => error.write(`${line}\n`));
  return answerDeps(target, log);
}
