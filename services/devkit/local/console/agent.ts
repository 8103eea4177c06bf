import type { FastifyInstance } from 'fastify';
import type { AgentDesk } from '../../../emulator/aws/connect/desk/agent-desk.ts';
import { type DeskProblem, DeskRefusal } from '../../../emulator/aws/connect/desk/desk-refusal.ts';
import type { ConsoleArea } from '../../console/console-area.ts';
import { ConsoleError } from '../../console/console-error.ts';
import { openEventStream } from '../../console/live/event-stream.ts';
import type { News } from '../../console/live/news.ts';

const STATUS: Readonly<Record<DeskProblem, number>> = {
  unknown: 404,
  ended: 409,
  taken: 409,
  absent: 409,
  invalid: 400,
  queueFull: 409,
};
const MAX_NAME = 64;
/** A browser chooses its own: it stays the same when its page is loaded again. */
const AGENT_ID = /^[\w-]{8,64}$/;

interface OfContact {
  readonly Params: { readonly id: string };
}

/**
 * Creates the API of the page on which somebody answers the chats that wait for a person: the local stand-in for Amazon
 * Connect's agent workspace. Each step names the agent by an id that the page keeps.
 */
export function agentArea(desk: AgentDesk, news: Pick<News, 'follow'>): ConsoleArea {
  return {
    id: 'agent',
    plugin: async (api) => {
      answerRefusals(api);
      api.get('/', async () => ({ contacts: desk.list() }));
      api.get('/live', (_request, reply) => {
        const stream = openEventStream(reply, () => stop());
        const unsubscribe = desk.subscribe((notice) => stream.send('desk', JSON.stringify(notice)));
        const unfollow = news.follow(() => {}, stream.end);
        const stop = () => {
          unsubscribe();
          unfollow();
        };
      });
      api.get<OfContact>('/:id', async ({ params }) => {
        const contact = desk.get(params.id);
        if (!contact) throw new ConsoleError(404, 'This chat is gone: chats are kept for a day.');
        return contact;
      });
      addSteps(api, desk);
    },
  };
}

function addSteps(api: FastifyInstance, desk: AgentDesk): void {
  api.post<OfContact>('/:id/accept', ({ params, body }) =>
    desk.accept(params.id, { agentId: agentIn(body), displayName: nameIn(body) }),
  );
  api.post<OfContact>('/:id/say', ({ params, body }) => {
    const { content, clientToken } = body as Record<string, unknown>;
    const token = typeof clientToken === 'string' ? { clientToken } : {};
    return desk.say(params.id, agentIn(body), { content: String(content ?? ''), ...token });
  });
  api.post<OfContact>('/:id/typing', async ({ params, body }) => {
    desk.typing(params.id, agentIn(body));
    return {};
  });
  api.post<OfContact>('/:id/leave', ({ params, body }) => desk.leave(params.id, agentIn(body)));
  api.post<OfContact>('/:id/transfer', ({ params, body }) =>
    desk.transfer(params.id, agentIn(body)),
  );
  api.post<OfContact>('/:id/end', ({ params, body }) => desk.end(params.id, agentIn(body)));
}

function answerRefusals(api: FastifyInstance): void {
  const parent = api.errorHandler;
  api.setErrorHandler((error, request, reply) => {
    const known =
      error instanceof DeskRefusal ? new ConsoleError(STATUS[error.problem], error.message) : error;
    return parent.call(api, known as never, request, reply);
  });
}

function agentIn(body: unknown): string {
  const { agentId } = (body ?? {}) as Record<string, unknown>;
  if (typeof agentId === 'string' && AGENT_ID.test(agentId)) return agentId;
  throw new ConsoleError(
    400,
    'Who does this is missing: “agentId”, of 8 to 64 letters and digits.',
  );
}

function nameIn(body: unknown): string {
  const { displayName } = (body ?? {}) as Record<string, unknown>;
  const name = typeof displayName === 'string' ? displayName.trim() : '';
  if (name !== '' && name.length <= MAX_NAME) return name;
  throw new ConsoleError(400, `Your name is missing, or has more than ${MAX_NAME} characters.`);
}
