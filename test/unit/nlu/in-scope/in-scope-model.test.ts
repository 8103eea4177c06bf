import { describe, expect, it } from 'vitest';
import { fitInScopeModel } from '../../../../nlu/in-scope/fit-in-scope-model.ts';
import {
  probabilityInScope,
  topicWords,
  wordKind,
} from '../../../../nlu/in-scope/in-scope-model.ts';
import { words } from '../../../../nlu/text/tokens.ts';

function plain(text: string) {
  return { words: words(text), values: [] };
}

const samples = [
  'reset my password',
  'i forgot my password',
  'the printer is jammed',
  'the printer has no paper',
  'connect to the wifi',
  'the wifi is slow',
];
const background = ['will it rain tomorrow', 'cook a chicken', 'who won the match'].map(plain);
const own = samples.map((text, origin) => ({ utterance: plain(text), origin, isSample: true }));
const fitted = fitInScopeModel(own, background, (word) => word === 'rain', Math.log(2));

describe('the words of an utterance', () => {
  it('are those that it may be about', () => {
    const stems = topicWords(plain("i don't want the printers")).map(({ stem }) => stem);

    expect(stems).toStrictEqual(['printer']);
  });

  it('leave out slot values, which are always for the bot', () => {
    const values = [{ start: 2, end: 3, type: 'Device' }];

    expect(topicWords({ words: ['fix', 'my', 'scanner'], values })).toHaveLength(1);
  });
});

describe('the in-scope model', () => {
  it('speaks for an utterance whose words the bot knows, and against others', () => {
    const known = fitted.probabilityOf(plain('my printer and my wifi'), undefined);
    const unknown = fitted.probabilityOf(plain('paint a fence'), undefined);

    expect(known).toBeGreaterThan(2 / 3);
    expect(unknown).toBeLessThan(2 / 3);
  });

  it('doesn’t count what only the utterance itself has said', () => {
    const jammed = plain('the printer is jammed');

    expect(fitted.probabilityOf(jammed, 2)).toBeLessThan(fitted.probabilityOf(jammed, undefined));
  });

  it('knows the words of names and of other values too, and learns nothing else from them', () => {
    const more = [...own, { utterance: plain('paint a fence'), origin: 9, isSample: false }];
    const refitted = fitInScopeModel(more, background, (word) => word === 'rain', Math.log(2));

    expect(refitted.inScopeModel).toStrictEqual(fitted.inScopeModel);
    expect(refitted.probabilityOf(plain('paint a fence'), undefined)).toBeGreaterThan(2 / 3);
  });

  it('takes every utterance to be in scope without a background', () => {
    const { probabilityOf } = fitInScopeModel(own, [], () => false, 0);

    expect(probabilityOf(plain('paint a fence'), undefined)).toBe(1);
  });

  it('adds the log-odds of each kind of word to the prior', () => {
    const weights = Float64Array.of(-1, 1, -2, 2);
    const kinds = [wordKind(false, false), wordKind(true, true)];

    expect(probabilityInScope({ prior: -1, weights }, kinds)).toBeCloseTo(0.5);
  });
});
