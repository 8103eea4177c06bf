import { Client } from '@opensearch-project/opensearch';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../services/bot/helpdesk/answers/answer-question.ts';
import { PassageReader } from '../../services/bot/helpdesk/answers/ranking/read-passage.ts';
import { OpenSearchPassageIndex } from '../../services/bot/helpdesk/aws/opensearch-passage-index.ts';
import { OpenSearchPassageSearch } from '../../services/bot/helpdesk/aws/opensearch-passage-search.ts';
import { docIdOf } from '../../services/bot/helpdesk/documents/document-key.ts';
import { firstAnswer } from '../support/first-answer.ts';
import { withIndexer } from './indexing-context.ts';
import { removeNamed } from './search-context.ts';
import type { IndexingTarget } from './target.ts';

const PAGE = 'documents/reset password.html';
const PASSWORD_PAGE = `<html><head><title>Reset your password | Example University</title></head><body><nav>Home</nav>
  <main><h1>Reset your password</h1><p>Every account has one password.</p>
  <h2>If you forgot it</h2><p>Open the account page and choose “Forgotten password”. A code is sent to your other e-mail address.</p></main></body></html>`;
const ZOOM = `WEBVTT

NOTE title: Zoom in ten minutes

00:00:01.000 --> 00:00:04.000
Welcome. This is a short tour of Zoom meetings.

00:01:23.500 --> 00:01:28.000
To share your screen, press the green Share Screen button.

00:01:28.000 --> 00:01:31.000
Pick a window and press Share.
`;

/** A document's way from its upload to an answer. `target` is called when the tests run. */
export function describeIndexing(name: string, target: () => IndexingTarget): void {
  describe(`indexing on ${name}`, () => {
    const context = withIndexer(target);
    beforeEach(async () => {
      const { search, index } = context();
      await removeNamed(search, index);
    });
    const ask = async (question: string) => {
      const { search: client, index } = context();
      const passages = new OpenSearchPassageSearch(client, index);
      return firstAnswer(await answerQuestion({ passages, reader: new PassageReader() }, question));
    };
    const upload = async (documents: Readonly<Record<string, string | Uint8Array>>) => {
      for (const [key, body] of Object.entries(documents)) await context().put(key, body);
      return context().indexed(Object.keys(documents));
    };

    it('answers from the section of a page that was uploaded', async () => {
      await upload({ [PAGE]: PASSWORD_PAGE });

      const answer = await ask('I forgot my password');

      expect(answer?.passage).toMatchObject({
        docId: docIdOf(PAGE),
        key: PAGE,
        kind: 'page',
        title: 'Reset your password',
        heading: 'If you forgot it',
        place: { anchor: 'if-you-forgot-it' },
      });
      expect(answer?.quote).toContain('choose “Forgotten password”');
    });

    it('answers from the second of a video at which it is said', async () => {
      await upload({ 'documents/videos/zoom.mp4': 'film', 'documents/videos/zoom.en.vtt': ZOOM });

      const answer = await ask('How do I share my screen in Zoom?');

      expect(answer?.passage).toMatchObject({
        docId: docIdOf('documents/videos/zoom.mp4'),
        kind: 'video',
        title: 'Zoom in ten minutes',
        place: { startSeconds: 83.5 },
      });
      expect(answer?.quote).toMatch(/^To share your screen/);
    });

    it('finds a page that nobody foresaw, and no longer once it is deleted', async () => {
      const { remove, indexed, report } = context();
      const key = 'documents/z.html';
      await upload({
        [PAGE]: PASSWORD_PAGE,
        [key]: '<h1>Zorbflax 42</h1><p>Turn the left knob of the zorbflax 42.</p>',
      });
      const answer = await ask('how do I start the zorbflax 42?');

      await remove(key);
      await indexed([key]);

      expect(answer?.passage.key).toBe(key);
      expect(await ask('how do I start the zorbflax 42?')).toBeUndefined();
      expect(await ask('zorbflax')).toBeUndefined();
      expect((await report()).documents[key]).toBeUndefined();
    });

    it('forgives a slip of the pen in a word that no page has', async () => {
      await upload({ [PAGE]: PASSWORD_PAGE });

      expect((await ask('forgot my pasword'))?.passage.key).toBe(PAGE);
    });

    it.each([
      'What is the weather in Paris today?',
      'asdf qwer zxcv',
      '???',
      'purple giraffe password',
    ])('does not answer what no page is about: %s', async (question) => {
      await upload({ [PAGE]: PASSWORD_PAGE });

      expect(await ask(question)).toBeUndefined();
    });

    it('answers nothing while there is no index', async () => {
      expect(await ask('I forgot my password')).toBeUndefined();
    });

    it('replaces the passages of a page that was changed', async () => {
      const { search, index } = context();
      await upload({ [PAGE]: PASSWORD_PAGE });

      await upload({
        [PAGE]:
          '<title>Reset your password</title><h2>By phone</h2><p>Call the desk for a new password.</p>',
      });

      expect((await search.count({ index })).body.count).toBe(1);
      expect((await ask('password by phone'))?.passage.place).toEqual({ anchor: 'by-phone' });
    });

    it('skips a file that cannot be read, says why, and leaves the index as it was', async () => {
      await upload({ [PAGE]: PASSWORD_PAGE });

      const givenBack = await upload({
        [PAGE]: new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 1, 2, 3]),
        'documents/empty.md': '',
        'documents/sheet.xlsx': 'PK',
      });

      expect(givenBack).toBe(0);
      const { documents } = await context().report();
      expect(documents[PAGE]).toMatchObject({
        state: 'skipped',
        reason: expect.stringContaining('not text'),
      });
      expect(documents['documents/empty.md']).toMatchObject({
        state: 'skipped',
        reason: 'the file is empty',
      });
      expect(documents['documents/sheet.xlsx']).toMatchObject({ state: 'skipped' });
      expect((await ask('I forgot my password'))?.passage.key).toBe(PAGE);
    });

    it('gives a document back while search is away, and indexes it when it comes again', async () => {
      const { index, put, indexed } = context();
      const client = new Client({ node: 'http://127.0.0.1:1', maxRetries: 0 });
      await put(PAGE, PASSWORD_PAGE);

      const givenBack = await indexed([PAGE], new OpenSearchPassageIndex(client, index));
      const meanwhile = await ask('I forgot my password');
      await indexed([PAGE]);

      expect(givenBack).toBe(1);
      expect(meanwhile).toBeUndefined();
      expect((await ask('I forgot my password'))?.passage.key).toBe(PAGE);
    });
  });
}
