import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../../../services/bot/helpdesk/answers/answer-question.ts';
import { PassageReader } from '../../../../../services/bot/helpdesk/answers/ranking/read-passage.ts';
import { showSection } from '../../../../../services/bot/helpdesk/answers/show-section.ts';
import { UnexpiredPassages } from '../../../../../services/bot/helpdesk/answers/unexpired-passages.ts';
import { aPassage, aSearch } from './a-search.ts';

const QUESTION = 'I forgot my password, how do I reset it?';
const old = aPassage({ expires: '2026-06-30' });
const other = aPassage({
  id: 'qrstuvwxyzabcdef:01234567',
  docId: 'qrstuvwxyzabcdef',
  title: 'Reset your password in 2026',
  expires: '2026-12-31T12:00:00-08:00',
});

const at = (now: string) =>
  new UnexpiredPassages(aSearch([old, other]), { now: () => new Date(now) });

async function answered(now: string): Promise<readonly string[]> {
  const deps = { passages: at(now), reader: new PassageReader() };
  const reply = await answerQuestion(deps, QUESTION);
  if (reply.kind === 'refusal') return [];
  if (reply.kind === 'offer') return reply.sections.map(({ docId }) => docId);
  return reply.answers.flatMap(({ passage, also }) => [
    passage.docId,
    ...also.map((one) => one.docId),
  ]);
}

describe('a page that expires', () => {
  it('answers until then', async () => {
    expect((await answered('2026-06-30T23:59:59Z')).toSorted()).toStrictEqual([
      old.docId,
      other.docId,
    ]);
  });

  it('answers nothing from then on, though it is indexed, nor is it next to an answer', async () => {
    expect(await answered('2026-07-01T00:00:00Z')).toStrictEqual([other.docId]);
    expect(await answered('2026-12-31T19:59:59Z')).toStrictEqual([other.docId]);
    expect(await answered('2026-12-31T20:00:00Z')).toStrictEqual([]);
  });

  it('is not shown by a button that was offered before', async () => {
    expect(await showSection(at('2026-06-30T12:00:00Z'), old.id)).toMatchObject({ passage: old });
    expect(await showSection(at('2026-07-01T00:00:00Z'), old.id)).toBeUndefined();
  });
});
