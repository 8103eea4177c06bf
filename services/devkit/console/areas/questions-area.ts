import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Change } from '../../questions/change.ts';
import type { PreviewProgress } from '../../questions/preview.ts';
import type { QuestionKind, Questions } from '../../questions/questions.ts';
import type { ConsoleArea } from '../console-area.ts';
import { ConsoleError } from '../console-error.ts';
import { explainError } from '../explain-error.ts';
import { choiceOf, numberOf, type Query, requireKnown, textOf } from './query-values.ts';

const KINDS: readonly QuestionKind[] = ['unanswered', 'doubted', 'unhelpful'];
const MAX_QUESTION = 1024;
const MAX_DAYS = 90;

/** A change that is looked at or saved, as the page sends it. The module checks what is in it. */
interface ChangeBody {
  readonly change: Change;
  readonly questions?: readonly string[];
  readonly version?: string;
}

/** Creates the API about questions that were not answered well, and what is done about them. */
export function questionsArea(open: () => Promise<Questions>): ConsoleArea {
  return {
    id: 'questions',
    plugin: async (api: FastifyInstance) => {
      api.get<{ Querystring: Query }>('/', async ({ query }) => {
        const filter = filterOf(query);
        return (await open()).list(filter);
      });
      api.get<{ Querystring: Query }>('/candidates', async ({ query }) => {
        const question = requiredText(query, 'question');
        return (await open()).candidates(question);
      });
      api.get<{ Querystring: Query }>('/sections', async ({ query }) => {
        const find = requiredText(query, 'find');
        return { sections: await (await open()).sections(find) };
      });
      api.get('/rules', async () => (await open()).rules());
      api.post('/preview', async ({ body }, reply) => {
        const sent = changeBody(body);
        return sendPreview(await open(), sent, reply);
      });
      api.post('/changes', async ({ body }) => {
        const { change, version } = changeBody(body);
        return (await open()).save(change, version === undefined ? {} : { version });
      });
    },
  };
}

function filterOf(query: Query): Parameters<Questions['list']>[0] {
  requireKnown(query, ['again', 'days', 'kind', 'topic']);
  const kind = choiceOf(query, 'kind', KINDS);
  const days = numberOf(query, 'days', [1, MAX_DAYS]);
  const topic = textOf(query, 'topic');
  return {
    ...(days !== undefined && { days }),
    ...(kind !== undefined && { kinds: [kind] }),
    ...(topic !== undefined && { topic }),
    ...(choiceOf(query, 'again', ['yes']) && { asksAgain: true }),
  };
}

function requiredText(query: Query, name: string): string {
  requireKnown(query, [name]);
  const text = textOf(query, name, MAX_QUESTION);
  if (text === undefined) throw new ConsoleError(400, `“${name}” is missing.`);
  return text;
}

function changeBody(body: unknown): ChangeBody {
  const { change } = (body ?? {}) as Partial<ChangeBody>;
  if (typeof change !== 'object' || change === null)
    throw new ConsoleError(400, 'What is to be changed is missing: “change”.');
  return body as ChangeBody;
}

/**
 * Answers with a line of JSON for each step, `{"progress": …}`, and at the end `{"preview": …}` or `{"problem": …}`: a preview
 * takes many seconds. It ends when the page goes away.
 */
async function sendPreview(
  questions: Questions,
  { change, questions: others = [] }: ChangeBody,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const ended = new AbortController();
  const { raw } = reply;
  raw.once('close', () => ended.abort());
  reply.hijack();
  raw.writeHead(200, { ...reply.getHeaders(), 'content-type': 'application/x-ndjson' } as never);
  const send = (line: object) => raw.write(`${JSON.stringify(line)}\n`);
  const onProgress = (progress: PreviewProgress) => void send({ progress });
  try {
    const options = { questions: others, onProgress, signal: ended.signal };
    send({ preview: await questions.preview(change, options) });
  } catch (error) {
    send({ problem: explainError(error) ?? { status: 500, detail: 'The preview failed.' } });
  }
  raw.end();
  return reply;
}
