import { describe, expect, it } from 'vitest';
import { spokenLines } from '../../../../../services/devkit/console/page/areas/chats/spoken-lines.ts';
import { aChat, aTurn } from '../../../../support/console/a-chat.ts';

describe('the lines of a chat', () => {
  it('are what was said and replied, with the texts of buttons instead of their values', () => {
    const lines = spokenLines(aChat().transcript);

    expect(lines.map(({ id, by, text, buttons }) => [id, by, text, ...buttons])).toStrictEqual([
      ['turn-0', 'bot', 'Hello.'],
      ['turn-1', 'client', 'the site is blank'],
      ['turn-1-reply', 'bot', 'I found no page about that.\n\nWhat next?', 'Open a ticket'],
      ['turn-2', 'client', 'Pressed: Open a ticket'],
      ['turn-2-reply', 'bot', 'What is your name?'],
    ]);
  });

  it('name a pressed button by its value if it was never shown', () => {
    const [line] = spokenLines([aTurn({ said: { buttonValue: 'show:abc' } })]);

    expect(line?.text).toBe('Pressed: show:abc');
  });

  it('have what the client said of a reply next to the reply', () => {
    const rating = {
      ...{ at: '', helpful: false },
      ...{ reason: 'notWhatIAsked', comment: 'I meant the pool.' },
    };

    const lines = spokenLines([
      aTurn({
        said: { text: 'when is it open?' },
        messages: [{ contentType: 'PlainText', content: 'At eight.' }],
        rating,
      }),
    ]);

    expect(lines.map((line) => line.rating)).toStrictEqual([
      undefined,
      'Thumb down: It is not what I asked. “I meant the pool.”',
    ]);
  });

  it('say of a turn without a reply how it failed', () => {
    const notes = (['failed', 'pending', 'done'] as const).map((state) =>
      spokenLines([aTurn({ state, said: { text: 'hello?' } })]).map(({ note }) => note),
    );

    expect(notes).toStrictEqual([
      [undefined, 'No reply'],
      [undefined, 'No reply yet'],
      [undefined],
    ]);
  });
});
