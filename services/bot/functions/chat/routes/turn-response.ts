import type { Reply } from '../../../chat-page/chat-api.ts';
import { expiresAt, MAX_TURNS } from '../../../helpdesk/conversations/session-rules.ts';
import type { TurnResult } from '../../../helpdesk/conversations/take-turn.ts';
import type { TurnRecord } from '../../../helpdesk/conversations/turn-record.ts';
import { Problem } from '../http/problem.ts';
import { type ChatResponse, json } from '../http/response.ts';
import { endedSession, unknownSession } from './session-parameter.ts';

/** Answers a request with what became of its turn. Throws a Problem if the bot did not take it. */
export function turnResponse(result: TurnResult): ChatResponse {
  switch (result.outcome) {
    case 'replied':
      return json(200, replyBody(result.record));
    case 'unknownSession':
      throw unknownSession();
    case 'ended':
      throw endedSession();
    case 'full':
      throw fullSession();
    case 'busy':
      throw busySession();
    case 'handoff': {
      const detail = 'A person is in this chat, so I keep quiet. Please end that chat first.';
      throw new Problem(409, 'Chat with a person', detail, { type: 'handoff-open' });
    }
  }
}

export function fullSession(): Problem {
  const detail = `This chat has reached ${MAX_TURNS} messages. Please start a new one.`;
  return new Problem(410, 'Chat full', detail);
}

export function busySession(): Problem {
  const detail = 'I am still working on your last message. Please try again in a moment.';
  const headers = { 'retry-after': '2' };
  return new Problem(409, 'Another message is being answered', detail, { headers });
}

function replyBody(record: TurnRecord) {
  const { turn, messages = [], at, repliedAt } = record;
  const ends = expiresAt(record).toISOString();
  return { turn, messages, expiresAt: ends, at, repliedAt } satisfies Reply;
}
