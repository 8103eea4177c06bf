import { beforeEach, describe, expect, it } from 'vitest';
import type {
  HandoffModule,
  HandoffOptions,
  RunningHandoff,
} from '../../../../services/bot/chat-page/handoff/handoff-view.ts';
import { PersonChat } from '../../../../services/bot/chat-page/person-chat.ts';

let calls: string[];
let options: HandoffOptions | undefined;

beforeEach(() => {
  calls = [];
  options = undefined;
});

const running = new Proxy({} as RunningHandoff, {
  get: (_, name) => (text?: string) => void calls.push([name, text].join(' ').trim()),
});

const module: HandoffModule = {
  callPerson: (given) => {
    options = given;
    return running;
  },
  resumeHandoff: (given, lines) => {
    options = given;
    calls.push(`resumed ${lines.length}`);
    return running;
  },
};

function aPersonChat(load: () => Promise<HandoffModule> = async () => module): PersonChat {
  const ignore = () => undefined;
  const view = {
    state: (state: string) => void calls.push(`state ${state}`),
    ...{ restored: ignore, noted: ignore, heard: ignore, said: ignore, sent: ignore },
    ...{ failed: ignore, typing: ignore, connected: ignore },
  };
  return new PersonChat({
    api: 'https://chat.example.edu',
    view,
    load,
    began: () => void calls.push('began'),
    over: ({ kind }) => void calls.push(`over ${kind}`),
  });
}

describe('the part of the chat that knows whether a person is there', () => {
  it('loads the module with the first call, and hands on what is said until it is over', async () => {
    const person = aPersonChat();
    person.send('to nobody');
    await person.call('session-1');
    expect(person.isRunning).toBe(true);
    person.send('Hello');
    person.type();
    person.leave();
    options?.view.over({ kind: 'gone' });
    person.send('too late');

    expect(options).toMatchObject({ api: 'https://chat.example.edu', sessionId: 'session-1' });
    expect(calls).toStrictEqual([
      'began',
      'state calling',
      'send Hello',
      'type',
      'leave',
      'over gone',
    ]);
    expect(person.isRunning).toBe(false);
  });

  it('calls one person at a time', async () => {
    const person = aPersonChat();

    await Promise.all([person.call('session-1'), person.call('session-1')]);

    expect(calls.filter((call) => call === 'began')).toHaveLength(1);
  });

  it('is over if the module cannot be loaded', async () => {
    const person = aPersonChat(() => Promise.reject(new Error('offline')));

    await person.call('session-1');

    expect(calls.at(-1)).toBe('over refused');
    expect(person.isRunning).toBe(false);
  });

  it('calls nobody any more if the chat was deleted while the module was loaded', async () => {
    let give: (module: HandoffModule) => void = () => undefined;
    const person = aPersonChat(
      () =>
        new Promise((resolve) => {
          give = resolve;
        }),
    );
    const calling = person.call('session-1');

    await person.abandon();
    give(module);
    await calling;

    expect(options).toBeUndefined();
  });

  it('says whether a message that failed was one to a person', async () => {
    const person = aPersonChat();
    expect(person.retry('m1')).toBe(false);
    await person.resume('session-1', []);

    expect(person.retry('m1')).toBe(true);
    expect(calls).toContain('retry m1');
  });
});
