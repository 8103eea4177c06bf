import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../../../services/bot/helpdesk/answers/answer-question.ts';
import { aPassage, aSearch } from './a-search.ts';

const password = aPassage();
const zoom = aPassage({
  id: 'z:1',
  docId: 'zoomzoomzoomzoom',
  kind: 'video',
  title: 'Zoom',
  heading: '',
  text: 'To share your screen press Share.',
  place: { startSeconds: 83 },
});
const other = aPassage({
  id: 'o:1',
  docId: 'otherotherotheroo',
  title: 'Password rules',
  heading: '',
  text: 'A password that you forgot is never told.',
  place: { anchor: 'rules' },
});
const ask = (question: string, passages = [password, zoom, other]) =>
  answerQuestion({ passages: aSearch(passages) }, question);

describe('answerQuestion', () => {
  it('returns the passage that has what was asked about', async () => {
    const answer = await ask('how can I share my screen in zoom');

    expect(answer).toMatchObject({ passage: zoom, quote: zoom.text, also: [], confidence: 1 });
  });

  it('offers other documents, each once and not the same again', async () => {
    const second = aPassage({ id: 'abcdefghijklmnop:2', heading: 'Password again' });

    const answer = await ask('forgot password', [password, second, other, { ...other, id: 'o:2' }]);

    expect(answer?.also).toStrictEqual([
      { docId: 'otherotherotheroo', title: 'Password rules', place: { anchor: 'rules' } },
    ]);
  });

  it('offers three other documents at most', async () => {
    const many = Array.from({ length: 6 }, (_, n) => ({ ...other, id: `m:${n}`, docId: `m${n}` }));

    expect((await ask('forgot password', [password, ...many]))?.also).toHaveLength(3);
  });

  it.each([
    { name: 'one of two things', question: 'zorbflax password' },
    { name: 'one of three things', question: 'weather paris password' },
    { name: 'nothing', question: 'zorbflax 42' },
    { name: 'words without a subject', question: 'can you help me please' },
    { name: 'no words', question: '… 😀' },
  ])('gives none where the documents have $name', async ({ question }) => {
    expect(await ask(question)).toBeUndefined();
  });

  it('answers if one of four things is missing', async () => {
    expect((await ask('share screen zoom somehow quickly'))?.passage).toBe(zoom);
  });

  it('does not depend on how many documents there are', async () => {
    const noise = Array.from({ length: 400 }, (_, n) =>
      aPassage({
        id: `n:${n}`,
        docId: `n${n}`,
        title: `Page ${n}`,
        heading: '',
        text: `About thing ${n}.`,
      }),
    );

    expect((await ask('forgot password', [password]))?.passage).toBe(password);
    expect((await ask('forgot password', [password, ...noise]))?.passage).toBe(password);
    expect(await ask('zorbflax password', [password, ...noise])).toBeUndefined();
  });

  it('guesses at a word that no passage has, but not at a short one or a number', async () => {
    const search = aSearch([password]);

    await answerQuestion({ passages: search }, 'pasword abc 12345 forgot');

    expect(search.fuzzy).toStrictEqual(['pasword']);
  });
});
