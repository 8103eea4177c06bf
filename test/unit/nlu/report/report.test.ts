import { describe, expect, it } from 'vitest';
import { openInterpreter } from '../../../../nlu/open-interpreter.ts';
import { evaluate } from '../../../../nlu/report/evaluate.ts';
import { explain } from '../../../../nlu/report/explain.ts';
import { review } from '../../../../nlu/report/review.ts';
import { train } from '../../../../nlu/train.ts';
import { helpDeskSpec } from '../help-desk-spec.ts';

const interpreter = openInterpreter(helpDeskSpec, train(helpDeskSpec));
const hints = { now: new Date(0), timeZone: 'UTC', threshold: 0.4 };

describe('explaining', () => {
  it('names the intent, its slots and what spoke for it', () => {
    const lines = explain(interpreter, 'open a ticket about zoom', hints);

    expect(lines[0]).toMatch(/^Understood as OpenTicket/);
    expect(lines).toContain('        Category = "zoom" → video-meetings');
    expect(lines).toContain('        sample utterance "open a ticket about {Category}"');
  });

  it('names the reason of a rejection', () => {
    expect(explain(interpreter, 'xqzvk wwrtp', hints)[0]).toMatch(/^Rejected: nothing in it/);
  });
});

describe('evaluating', () => {
  it('counts right answers and rejections, and names the wrong answers', () => {
    const { accuracy, oosRecall, confusions, misclassified } = evaluate(
      interpreter,
      [
        { text: 'hello', intent: 'Greet' },
        { text: 'bye', intent: 'Greet' },
        { text: 'xqzvk wwrtp', intent: 'oos' },
        { text: 'open a ticket', intent: 'oos' },
      ],
      hints,
    );

    expect({ accuracy, oosRecall }).toStrictEqual({ accuracy: 0.5, oosRecall: 0.5 });
    expect(confusions).toStrictEqual([
      { expected: 'Greet', found: 'Goodbye', count: 1 },
      { expected: 'oos', found: 'OpenTicket', count: 1 },
    ]);
    expect(misclassified.map(({ text }) => text)).toStrictEqual(['bye', 'open a ticket']);
  });
});

describe('reviewing', () => {
  const [ticket, ...others] = helpDeskSpec.intents;
  const misplaced = { ...ticket!, utterances: [...ticket!.utterances, 'goodbye', 'see you later'] };
  const { conflicts, duplicates, thin } = review({
    ...helpDeskSpec,
    intents: [misplaced, ...others],
  });

  it('finds an utterance that belongs to another intent', () => {
    expect(conflicts).toContainEqual(
      expect.objectContaining({ utterance: 'goodbye', intent: 'OpenTicket', takenFor: 'Goodbye' }),
    );
  });

  it('finds the same words in two intents', () => {
    expect(duplicates).toContainEqual({ utterance: 'goodbye', intents: ['OpenTicket', 'Goodbye'] });
  });

  it('finds intents with few utterances', () => {
    expect(thin).toContainEqual({ intent: 'Goodbye', utterances: 5 });
  });
});
