import { describe, expect, it } from 'vitest';
import { parseExamples } from '../../../../../../services/bot/helpdesk/routing/learning/example.ts';

describe('examples', () => {
  it('are lines of urgency, queue and message; comments and empty lines are left out', () => {
    const text = '# old tickets\n\nhigh\tzoom\tmy class is waiting\r\nnormal\tzoom\tno sound\n';

    expect(parseExamples(text)).toStrictEqual([
      { urgency: 'high', queue: 'zoom', text: 'my class is waiting' },
      { urgency: 'normal', queue: 'zoom', text: 'no sound' },
    ]);
  });

  it('name every problem with its line', () => {
    const text = [
      'urgent\tzoom\ta',
      'high\tzoom',
      'high\tzoom\ta\tb',
      `high\tzoom\t${'a'.repeat(1_025)}`,
    ];

    expect(() => parseExamples(text.join('\n'), 'x.tsv')).toThrow(
      [
        'x.tsv:1: the line must begin with "high" or "normal" and a tab',
        'x.tsv:2: a queue and a message must follow, each after a tab',
        'x.tsv:3: there are more than two tabs: a message has none',
        'x.tsv:4: the message has 1025 characters: at most 1024 are read',
      ].join('\n'),
    );
  });
});
