import type { Client } from '@opensearch-project/opensearch';
import type { AnswerReply } from '../../../bot/helpdesk/answers/answer.ts';
import { answerQuestion } from '../../../bot/helpdesk/answers/answer-question.ts';
import { createJsonLog, type Log } from '../../../bot/helpdesk/json-log.ts';
import { checkDocuments } from '../../documents/listing/check-documents.ts';
import { listEntries } from '../../documents/listing/list-entries.ts';
import type { Terminal } from '../terminal.ts';
import { answerDeps } from './answer-deps.ts';
import { type DocsWork, runDocsVerb } from './docs-verb.ts';
import { ProgressBar } from './progress-bar.ts';
import type { DocsTarget } from './target.ts';

/** A document has at most this many passages. */
const MOST_PASSAGES = 1000;

/** Runs `support-bot docs check`. Returns the exit code: 1 if anything is found. */
export function checkVerb(args: readonly string[], terminal: Terminal): Promise<number> {
  const verb = { name: 'check', takesNames: false };
  return runDocsVerb(verb, args, terminal, () => check(terminal));
}

function check({ output, error }: Terminal): DocsWork {
  return async (target, { json }) => {
    const bar = new ProgressBar(error);
    const now = new Date();
    const documents = await listEntries(target.s3, target.bucket, now);
    const findings = await checkDocuments(
      {
        ask: await askOf(
          target,
          createJsonLog('warn', 'check', (line) => error.write(`${line}\n`)),
        ),
        textsOf: (docId) => textsOf(target.search, target.alias, docId),
        now,
        onProgress: (done, total) => bar.show('checked', done, total),
      },
      documents,
    ).finally(() => bar.end());
    const lines = findings.map(({ key, kind, detail }) => `${kind.padEnd(11)} ${key}: ${detail}\n`);
    const sum = `${documents.length} documents, ${findings.length} findings\n`;
    output.write(json ? `${JSON.stringify(findings)}\n` : [...lines, sum].join(''));
    return findings.length > 0 ? 1 : 0;
  };
}

/** Asks as the bot does, and returns the documents of its answer or its offer. */
async function askOf(
  target: DocsTarget,
  log: Log,
): Promise<(question: string) => Promise<readonly string[]>> {
  const deps = await answerDeps(target, log);
  return async (question) => documentsIn(await answerQuestion(deps, question));
}

function documentsIn(reply: AnswerReply): readonly string[] {
  if (reply.kind === 'offer') return reply.sections.map(({ docId }) => docId);
  if (reply.kind === 'refusal') return [];
  return reply.answers.flatMap(({ passage, also }) => [passage, ...also]).map(({ docId }) => docId);
}

async function textsOf(search: Client, index: string, docId: string): Promise<readonly string[]> {
  const { body } = await search.search({
    index,
    body: { size: MOST_PASSAGES, _source: ['text'], sort: ['ordinal'], query: { term: { docId } } },
  });
  return body.hits.hits.map(({ _source }) => (_source as { text: string }).text);
}
