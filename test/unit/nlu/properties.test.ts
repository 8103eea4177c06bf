import { describe, expect, it } from 'vitest';
import { openInterpreter } from '../../../nlu/open-interpreter.ts';
import { seededRandom } from '../../../nlu/random.ts';
import { train } from '../../../nlu/train.ts';
import { helpDeskSpec } from './help-desk-spec.ts';

const interpreter = openInterpreter(helpDeskSpec, train(helpDeskSpec));
const hints = { now: new Date(0), timeZone: 'UTC', threshold: 0.4 };

/** Strings that have broken tokenisers: wide letters, marks, control characters, lone surrogates. */
const PIECES = [
  ...['password', 'open a ticket', 'zoom', 'ada@example.edu', "can't", '{Category}', 'ﬁle'],
  ...['\0', '\u200d', '\ud83d', '\ude00', '🏳️‍🌈', 'é', 'שלום', '٣', '$', '’', ' ', '\n', '\t'],
];

function randomText(random: () => number): string {
  const length = Math.floor(random() * 30);
  const pick = () => PIECES[Math.floor(random() * PIECES.length)] ?? '';
  return Array.from({ length }, pick).join(random() < 0.5 ? ' ' : '');
}

describe('whatever is said', () => {
  const random = seededRandom(1);
  const texts = Array.from({ length: 500 }, () => randomText(random));

  it('is ranked with probabilities, best first, the margin between the first two', () => {
    for (const text of texts) {
      const { ranked, margin } = interpreter.interpret(text, hints);
      const confidences = ranked.map(({ confidence }) => confidence);

      expect(confidences.every((value) => value >= 0 && value <= 1)).toBe(true);
      expect(confidences).toStrictEqual([...confidences].sort((a, b) => b - a));
      expect(margin).toBeCloseTo((confidences[0] ?? 0) - (confidences[1] ?? 0), 12);
    }
  });

  it('has slots whose spans are the places of their words, none overlapping', () => {
    for (const text of texts) {
      for (const { slots } of interpreter.interpret(text, hints).ranked) {
        let end = 0;
        for (const { span, original } of slots) {
          expect(text.slice(span.start, span.end)).toBe(original);
          expect(span.start).toBeGreaterThanOrEqual(end);
          end = span.end;
        }
      }
    }
  });

  it('is understood the same each time', () => {
    for (const text of texts.slice(0, 50)) {
      const [once, again] = [
        interpreter.interpret(text, hints),
        interpreter.interpret(text, hints),
      ];
      expect(again).toStrictEqual(once);
      expect(again.ranked.map(({ why }) => why)).toStrictEqual(once.ranked.map(({ why }) => why));
    }
  });
});
