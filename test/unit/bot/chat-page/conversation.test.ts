import { beforeEach, describe, expect, it } from 'vitest';
import type {
  ChatMessage,
  Draft,
  Feedback,
  PastConversation,
  Reply,
} from '../../../../services/bot/chat-page/chat-api.ts';
import type { ChatClient } from '../../../../services/bot/chat-page/chat-client.ts';
import { ChatError } from '../../../../services/bot/chat-page/chat-error.ts';
import { Conversation } from '../../../../services/bot/chat-page/conversation.ts';
import type { ConversationView } from '../../../../services/bot/chat-page/conversation-view.ts';
import { plainText } from '../../../support/chat/fake-bot.ts';

const LATER = '2026-03-02T10:15:00.000Z';

let told: string[];
let kept: string | undefined;
let mayClaim: boolean;
let opened: number;
let sends: { sessionId: string; id: string; answer: Promise<Reply> }[];
let answers: (() => Promise<Reply>)[];

const view: ConversationView = {
  clear: () => told.push('clear'),
  greeted: (messages) => told.push(`greeted ${messages.length}`),
  said: (id, text) => told.push(`said ${id} ${text}`),
  sent: (id) => told.push(`sent ${id}`),
  failed: (id, { message }) => told.push(`failed ${id} ${message}`),
  held: (id) => told.push(`held ${id}`),
  replied: (messages) => told.push(`replied ${messages.length}`),
  restored: (turns) => told.push(`restored ${turns.length}`),
  state: (state) => told.push(state),
  openFailed: ({ message }) => told.push(`openFailed ${message}`),
  deleteFailed: ({ message }) => told.push(`deleteFailed ${message}`),
  replaced: () => told.push('replaced'),
  opened: () => told.push('opened'),
  drafted: (draft) => {
    if (draft) told.push(`drafted ${draft.uploads.map(({ name }) => name).join()}`);
  },
  ended: (reason) => told.push(`ended ${reason}`),
};

const drafts: Draft['uploads'][] = [];
const posted: string[] = [];
const rated: Feedback[] = [];

function client(part: Partial<ChatClient> = {}): ChatClient {
  return {
    async open() {
      opened += 1;
      return { sessionId: `session-${opened}`, expiresAt: LATER, messages: [plainText('Hello')] };
    },
    send(sessionId, _said, id) {
      const answer = (answers.shift() ?? aReply)();
      sends.push({ sessionId, id, answer });
      return answer;
    },
    resume: async () => ({ turns: [], expiresAt: LATER }),
    delete: async () => {},
    rate: async (_id, feedback) => void rated.push(feedback),
    draft: async () => ({ fields: [], uploads: drafts.shift() ?? [] }),
    allow: async (_id, { name }) => ({ n: 1, name, url: 'u', fields: {}, expiresAt: LATER }),
    ...part,
  };
}

async function aReply(): Promise<Reply> {
  return { turn: 1, messages: [plainText('Hi')], expiresAt: LATER };
}

function conversation(part: Partial<ChatClient> = {}): Conversation {
  let ids = 0;
  return new Conversation({
    client: client(part),
    memory: {
      recall: () => kept,
      keep: (sessionId) => {
        kept = sessionId;
      },
      forget: () => {
        kept = undefined;
      },
    },
    view,
    newId: () => {
      ids += 1;
      return `m${ids}`;
    },
    now: () => new Date('2026-03-02T10:00:00Z'),
    personCalled: (sessionId, lines) => told.push(`person ${sessionId} ${lines.length}`),
    wait: async () => void told.push('wait'),
    claim: async () => mayClaim,
    postFile: async ({ name }) => void posted.push(name),
  });
}

function failing(status: number): () => Promise<never> {
  return async () => {
    throw new ChatError(status, `status ${status}`);
  };
}

beforeEach(() => {
  [told, sends, answers] = [[], [], []];
  [kept, mayClaim, opened] = [undefined, true, 0];
});

describe('the start of a conversation', () => {
  it('opens a session and keeps it', async () => {
    await conversation().start();

    expect(told).toEqual(['opening', 'clear', 'greeted 1', 'ready', 'opened']);
    expect(kept).toBe('session-1');
  });

  it('takes up the session of the tab', async () => {
    kept = 'session-0';

    await conversation().start();

    expect(told).toEqual(['opening', 'restored 0', 'ready', 'opened']);
    expect(opened).toBe(0);
  });

  it('shows the reply that the bot was writing when the page was reloaded', async () => {
    kept = 'session-0';
    const turn = { turn: 1, said: { text: 'hello' }, messages: [] } as const;
    const looks: PastConversation[] = (['pending', 'pending', 'done'] as const).map((state) => ({
      turns: [{ ...turn, state, messages: state === 'done' ? [plainText('Hi')] : [] }],
      expiresAt: LATER,
    }));

    await conversation({
      resume: async () => looks.shift() ?? { turns: [], expiresAt: LATER },
    }).start();

    expect(told).toEqual([
      ...['opening', 'restored 1', 'writing', 'wait', 'wait'],
      ...['replied 1', 'ready', 'opened'],
    ]);
  });

  it('goes on without a reply that never comes', async () => {
    kept = 'session-0';
    const turns = [{ turn: 1, state: 'pending', messages: [] }] as const;

    await conversation({ resume: async () => ({ turns, expiresAt: LATER }) }).start();

    expect(told.slice(-2)).toEqual(['ready', 'opened']);
    expect(told.filter((one) => one === 'wait')).toHaveLength(24);
  });

  it('opens another one when the session belongs to another tab', async () => {
    [kept, mayClaim] = ['session-0', false];

    await conversation().start();

    expect(kept).toBe('session-1');
  });

  it.each([404, 410])(
    'opens another one when the session is gone (%i), and says so',
    async (status) => {
      kept = 'session-0';

      await conversation({ resume: failing(status) }).start();

      expect(kept).toBe('session-1');
      expect(told.slice(-2)).toEqual(['opened', 'replaced']);
    },
  );

  it('says nothing of a new chat when it can not open one', async () => {
    kept = 'session-0';

    await conversation({ resume: failing(410), open: failing(503) }).start();

    expect(told.slice(-1)).toEqual(['openFailed status 503']);
  });

  it('keeps the session when it only cannot be reached', async () => {
    kept = 'session-0';

    await conversation({ resume: failing(0) }).start();

    expect(told).toEqual(['opening', 'closed', 'openFailed status 0']);
    expect(kept).toBe('session-0');
  });
});

describe('a message', () => {
  it('is shown, sent and answered', async () => {
    const chat = conversation();
    await chat.start();
    told.length = 0;

    await chat.send({ text: 'hello' }, 'hello');

    expect(told).toEqual(['said m1 hello', 'writing', 'sent m1', 'replied 1', 'ready', 'opened']);
  });

  it('waits for nobody: a second one is not sent while the first is answered', async () => {
    const chat = conversation();
    await chat.start();

    await Promise.all([chat.send({ text: 'one' }, 'one'), chat.send({ text: 'two' }, 'two')]);

    expect(sends).toHaveLength(1);
  });

  it('that failed is sent again under its own id', async () => {
    const chat = conversation();
    await chat.start();
    answers.push(failing(502));
    await chat.send({ text: 'hello' }, 'hello');

    await chat.retry('m1');
    await chat.retry('m1');

    expect(told).toContain('failed m1 status 502');
    expect(sends.map(({ id }) => id)).toEqual(['m1', 'm1']);
  });

  it.each([404, 410])('that is refused with %i ends the conversation', async (status) => {
    const chat = conversation();
    await chat.start();
    answers.push(failing(status));

    await chat.send({ text: 'hello' }, 'hello');

    expect(told.slice(-2)).toEqual(['closed', 'ended gone']);
    expect(kept).toBeUndefined();
  });

  it.each<[string, () => Promise<Reply>]>([
    ['answered', aReply],
    ['refused', failing(410)],
  ])('that is %s after a new chat was started says nothing there', async (_name, answer) => {
    const chat = conversation();
    await chat.start();
    let finish: () => void = () => {};
    const isTime = new Promise<void>((resolve) => {
      finish = resolve;
    });
    answers.push(() => isTime.then(answer));
    const sending = chat.send({ text: 'hello' }, 'hello');
    await chat.open();
    told.length = 0;

    finish();
    await sending;

    expect(told).toEqual([]);
    await chat.send({ text: 'again' }, 'again');
    expect(sends.at(-1)?.sessionId).toBe('session-2');
  });
});

describe('a message without a network', () => {
  const offline = async () => {
    throw new ChatError(0, 'unreachable', undefined, { isOffline: true });
  };

  it('is held, and goes out once under its own id when there is one again', async () => {
    const chat = conversation();
    await chat.start();
    answers.push(offline, offline);
    await chat.send({ text: 'hello' }, 'hello');
    await chat.send({ text: 'more' }, 'more');
    told.length = 0;

    await chat.reconnect();
    await chat.reconnect();
    await chat.reconnect();

    expect(told).toEqual([
      ...['writing', 'held m1', 'waiting'],
      ...['writing', 'sent m1', 'replied 1', 'ready', 'opened'],
    ]);
    expect(sends.map(({ id }) => id)).toEqual(['m1', 'm1', 'm1']);
  });

  it('is not sent twice when the person and the network try again at once', async () => {
    const chat = conversation();
    await chat.start();
    answers.push(offline);
    await chat.send({ text: 'hello' }, 'hello');

    await Promise.all([chat.retry('m1'), chat.reconnect()]);

    expect(sends).toHaveLength(2);
  });

  it('is said to be unsent when the chat ends meanwhile', async () => {
    const chat = conversation();
    await chat.start();
    answers.push(offline);
    await chat.send({ text: 'hello' }, 'hello');

    chat.expire();
    await chat.reconnect();

    expect(told).toContain('failed m1 The chat ended before it was sent.');
    expect(sends).toHaveLength(1);
  });

  it('lets the chat open by itself later', async () => {
    const opens = [offline, async () => ({ sessionId: 's', expiresAt: LATER, messages: [] })];
    const chat = conversation({ open: () => (opens.shift() ?? offline)() });
    await chat.start();
    expect(told.at(-1)).toBe('openFailed unreachable');

    await chat.reconnect();
    await chat.reconnect();

    expect(told.at(-1)).toBe('opened');
    expect(opens).toEqual([]);
  });
});

describe('the rating of a reply', () => {
  it('goes to the server, unless the chat has ended', async () => {
    const chat = conversation();
    await chat.start();

    await chat.rate({ turn: 1, helpful: false, reason: 'outOfDate' });
    chat.expire();

    await expect(chat.rate({ turn: 1, helpful: true })).rejects.toThrow('This chat has ended');
    expect(rated).toEqual([{ turn: 1, helpful: false, reason: 'outOfDate' }]);
  });
});

describe('what somebody else says', () => {
  it('is shown beside the replies of the bot', async () => {
    const chat = conversation();
    await chat.start();

    const by = { kind: 'person', name: 'Kim' } as const;
    chat.hear([plainText('Hi, this is Kim.')], { by, at: new Date(LATER) });

    expect(told.at(-1)).toBe('replied 1');
  });
});

describe('the end of a conversation', () => {
  it('comes with its idle time', async () => {
    const chat = conversation();
    await chat.start();

    chat.expire();

    expect(told.slice(-2)).toEqual(['closed', 'ended idle']);
    await chat.send({ text: 'hello' }, 'hello');
    expect(sends).toEqual([]);
  });

  it('comes at once for a session that has ended before it was taken up', async () => {
    kept = 'session-0';
    const past: PastConversation = { turns: [], expiresAt: '2026-03-02T09:00:00.000Z' };
    const chat = conversation({ resume: async () => past });
    view.opened = () => chat.expire();

    await chat.start();

    expect(told.at(-1)).toBe('ended idle');
    await chat.send({ text: 'hello' }, 'hello');
    expect(sends).toEqual([]);
    view.opened = () => told.push('opened');
  });

  it('comes when the person deletes it, unless that fails', async () => {
    const chat = conversation();
    await chat.start();
    await chat.delete();
    expect(told.slice(-2)).toEqual(['closed', 'ended deleted']);
    expect(kept).toBeUndefined();

    const results = [failing(500), async () => {}];
    const stubborn = conversation({ delete: async () => results.shift()?.() });
    await stubborn.start();
    await stubborn.delete();
    expect(told.at(-1)).toBe('deleteFailed status 500');
    expect(kept).toBe('session-2');
    await stubborn.delete();
    expect(told.at(-1)).toBe('ended deleted');
  });
});

describe('the files of a ticket', () => {
  const progress = (): ChatMessage => ({
    contentType: 'CustomPayload',
    card: { v: 1, kind: 'progress', also: [] },
  });

  it('are shown while a reply asks for something of it, and no longer once it is over', async () => {
    const chat = conversation();
    await chat.start();
    answers.push(async () => ({ turn: 1, messages: [progress()], expiresAt: LATER }), aReply);
    drafts.push([{ n: 1, name: 'a.png', size: 1 }]);

    await chat.send({ text: 'open a ticket' }, 'open a ticket');
    await chat.send({ text: 'cancel' }, 'cancel');
    await chat.send({ text: 'hello' }, 'hello');

    expect(told.filter((one) => one.startsWith('drafted'))).toStrictEqual(['drafted a.png']);
  });

  it('are posted with the form that the chat allows, and then listed', async () => {
    const chat = conversation();
    await chat.start();
    drafts.push([{ n: 1, name: 'a.png', size: 1 }]);

    await chat.attach(new File(['x'], 'a.png'), () => {});

    expect(posted).toStrictEqual(['a.png']);
    expect(told.at(-1)).toBe('drafted a.png');
  });
});

describe('a person who is called', () => {
  const lines = [{ at: LATER, by: 'agent', text: 'Hello' }] as const;
  const turn = { turn: 1, state: 'done', messages: [] } as const;

  it.each([true, false])(
    'is spoken to again after a reload while the chat is open: %s',
    async (isOpen) => {
      kept = 'session-9';
      const turns = [{ ...turn, handoff: { isOpen, lines } }];

      await conversation({ resume: async () => ({ turns, expiresAt: LATER }) }).start();

      expect(told.includes('person session-9 1')).toBe(isOpen);
    },
  );

  it('that this tab knows nothing of is found by the refusal of a message, which may be sent again', async () => {
    const chat = conversation();
    await chat.start();
    const type = 'handoff-open';
    answers.push(async () =>
      Promise.reject(new ChatError(409, 'A person is there.', undefined, { type })),
    );

    await chat.send({ text: 'Hello' }, 'Hello');

    expect(told).toContain('failed m1 A person is there.');
    expect(told).toContain('person session-1 0');
  });

  it('leaves the chat to the bot, whose turn is shown like any other', async () => {
    const chat = conversation();
    await chat.start();
    told.length = 0;

    await chat.took({ turn: 3, messages: [plainText('Your name?')], expiresAt: LATER });

    expect(told).toStrictEqual(['replied 1', 'ready', 'opened']);
    expect(chat.sessionId).toBe('session-1');
  });
});
