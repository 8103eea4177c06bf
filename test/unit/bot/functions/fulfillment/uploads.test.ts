import { describe, expect, it, vi } from 'vitest';
import type { LexEvent } from '../../../../../services/bot/functions/fulfillment/lex-event.ts';
import { respond } from '../../../../../services/bot/functions/fulfillment/respond.ts';
import type { SavedForm } from '../../../../../services/bot/helpdesk/intake/saved-form.ts';
import { headOf } from '../../../../../services/bot/helpdesk/uploads/long-text.ts';
import { depsThatFind } from './answer-deps.ts';
import { aForm, aReply, formIn, withAttributes } from './lex-events.ts';

const LOG = `${'12:00 ERROR the page is blank\n'.repeat(300)}and here it ends`;
const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

const textIn = (response: Awaited<ReturnType<typeof respond>>) => JSON.stringify(response.messages);

function longReply(upload = 1_007, form = aForm('description')): LexEvent {
  return {
    ...aReply(headOf(LOG), form),
    requestAttributes: { 'x-ltsi-upload': String(upload), 'x-ltsi-turn': '7' },
  };
}

async function depsWithText(n = 1_007) {
  const deps = depsThatFind();
  await deps.uploads.keepText(longReply().sessionId, n, LOG);
  return deps;
}

const checked = (form: SavedForm) => aReply('send', form);

describe('a description that goes on in an upload', () => {
  it('is checked by its beginning and its length, and sent whole', async () => {
    const deps = await depsWithText();

    const check = await respond(deps, longReply());
    const form = formIn(check) as SavedForm;
    await respond(deps, checked(form));

    expect(form.longText).toStrictEqual({ n: 1_007, length: LOG.length });
    expect(form.answers.description).toBe(headOf(LOG));
    expect(textIn(check)).toContain(`(${LOG.length} characters in all)`);
    expect(deps.mails[0]?.text).toContain('and here it ends');
    expect(deps.mails[0]?.attachments).toBeUndefined();
  });

  it('keeps what is added at the check', async () => {
    const deps = await depsWithText();
    const form = formIn(await respond(deps, longReply())) as SavedForm;

    const added = await respond(deps, aReply('add that it is slow', form));
    await respond(deps, checked(formIn(added) as SavedForm));

    expect(deps.mails[0]?.text).toMatch(/and here it ends\nit is slow/i);
  });

  it('is forgotten once it is described anew', async () => {
    const deps = await depsWithText();
    const form = formIn(await respond(deps, longReply())) as SavedForm;

    const anew = await respond(
      deps,
      aReply('Only one line now.', { ...form, asked: 'description' }),
    );
    await respond(deps, checked(formIn(anew) as SavedForm));

    expect(formIn(anew)?.longText).toBeUndefined();
    expect(deps.mails[0]?.text).not.toContain('ERROR');
  });

  it('goes as a file if it gets too long, and its beginning stays', async () => {
    const deps = await depsWithText();
    const form = formIn(await respond(deps, longReply())) as SavedForm;
    const more = 'more words '.repeat(1_200).trim();
    const description = `${form.answers.description}\n${more}`;

    await respond(deps, checked({ ...form, answers: { ...form.answers, description } }));

    const [file] = deps.mails[0]?.attachments ?? [];
    expect(file).toMatchObject({ name: 'description.txt', type: 'text/plain' });
    expect(Buffer.from(file?.content ?? []).toString()).toBe(LOG);
    expect(deps.mails[0]?.text).toContain('more words');
  });

  it.each([
    ['that does not exist', 1_008, aForm('description')],
    ['that is a file', 1, aForm('description')],
    ['while something else is asked for', 1_007, aForm('summary')],
  ])('is not believed of an upload %s', async (_what, n, form) => {
    const deps = await depsWithText();

    expect(formIn(await respond(deps, longReply(n, form)))?.longText).toBeUndefined();
  });

  it('is not believed of an upload with another beginning, or of another session', async () => {
    const deps = await depsWithText();
    const other = { ...longReply(), inputTranscript: 'something else' };
    const elsewhere = { ...longReply(), sessionId: 'another-session' };

    for (const event of [other, elsewhere])
      expect(formIn(await respond(deps, event))?.longText).toBeUndefined();
  });
});

describe('the files of a ticket', () => {
  it('are in the list to check, copied with the type of their bytes, recorded, mailed and named', async () => {
    const deps = depsThatFind();
    const event = checked(aForm('check'));
    deps.uploads.put(event.sessionId, 2, 'run.exe', PNG);
    deps.uploads.put(event.sessionId, 1, 'page.html', '<script>');

    const check = await respond(deps, aReply('Nothing else happened.', aForm('description')));
    const sent = await respond(deps, event);

    expect(textIn(check)).toContain('Attached: page.html, run.exe');
    expect(textIn(sent)).toContain('Attached: page.html.txt, run.exe.png.');
    const [entry] = [...deps.outbox.filed.values()];
    const id = entry?.ticket.ticketId;
    expect(entry?.ticket.attachments).toStrictEqual([
      {
        key: `attachments/${id}/1-page.html.txt`,
        name: 'page.html.txt',
        type: 'text/plain',
        size: 8,
      },
      { key: `attachments/${id}/2-run.exe.png`, name: 'run.exe.png', type: 'image/png', size: 8 },
    ]);
    expect(deps.uploads.objects.get(`attachments/${id}/2-run.exe.png`)?.type).toBe('image/png');
    expect(deps.mails[0]?.attachments?.map(({ name, type }) => [name, type])).toStrictEqual([
      ['page.html.txt', 'text/plain'],
      ['run.exe.png', 'image/png'],
    ]);
    expect(deps.mails[0]?.text).toContain('- run.exe.png (image/png, 8 bytes), attached');
  });

  it('can be taken back, one or all, and the ticket goes without them', async () => {
    const deps = depsThatFind();
    const event = checked(aForm('check'));
    deps.uploads.put(event.sessionId, 1, 'wrong.png', PNG);
    deps.uploads.put(event.sessionId, 2, 'right.png', PNG);

    const without = await respond(deps, aReply('remove wrong.png', aForm('check')));
    const attributes = without.sessionState.sessionAttributes ?? {};
    const sent = await respond(deps, withAttributes(event, attributes));

    expect(textIn(without)).toMatch(/Removed: wrong\.png\..*Attached: right\.png/s);
    expect(textIn(sent)).toContain('Attached: right.png.');
    expect(deps.mails[0]?.attachments?.map(({ name }) => name)).toStrictEqual(['right.png']);
  });

  it('taken back at a question leave the question as it is', async () => {
    const deps = depsThatFind();
    deps.uploads.put(checked(aForm('check')).sessionId, 1, 'wrong.png', PNG);

    const response = await respond(deps, aReply('remove the file', aForm('summary')));

    expect(textIn(response)).toContain('Removed: wrong.png.');
    expect(response.sessionState.dialogAction).toMatchObject({ slotToElicit: 'Summary' });
    expect(formIn(response)?.answers).not.toHaveProperty('summary');
  });

  it('are not listed for an answer that does not need them', async () => {
    const deps = depsThatFind();
    deps.uploads.put(checked(aForm('check')).sessionId, 1, 'wrong.png', PNG);
    const list = vi.spyOn(deps.uploads, 'list');

    await respond(deps, aReply('The sound is gone', aForm('summary', { name: 'Sam Doe' })));
    expect(list).not.toHaveBeenCalled();

    await respond(deps, aReply('remove the file', aForm('summary')));
    expect(list).toHaveBeenCalledOnce();
  });

  it('are named in replies that Lex can send, however long their names and the description are', async () => {
    const deps = depsThatFind();
    await deps.uploads.keepText(longReply().sessionId, 1_007, LOG);
    const event = longReply();
    for (const n of [1, 2, 3, 4, 5])
      deps.uploads.put(event.sessionId, n, `${'n'.repeat(75)}${n}.txt`, 'text');

    const check = await respond(deps, event);
    const sent = await respond(deps, checked(formIn(check) as SavedForm));

    const texts = [check, sent].flatMap(({ messages = [] }) =>
      messages.flatMap((message) => ('content' in message ? [message.content] : [])),
    );
    expect(texts.filter((text) => text.length > 1_024)).toStrictEqual([]);
    expect(textIn(check)).toContain('Shall I send the ticket?');
    expect(textIn(sent)).toContain('characters in all');
    expect(textIn(sent)).toContain('nnn5.txt.');
  });

  it('are the same when the confirmation comes again', async () => {
    const deps = depsThatFind();
    const event = checked(aForm('check'));
    deps.uploads.put(event.sessionId, 1, 'a.txt', 'one');

    const first = await respond(deps, event);
    const again = await respond(deps, event);

    expect(textIn(again)).toBe(textIn(first));
    expect(deps.mails).toHaveLength(1);
  });

  it('are not those of the ticket before, whether it was sent or dropped', async () => {
    for (const reply of ['send', 'cancel']) {
      const deps = depsThatFind();
      const event = aReply(reply, aForm('check'));
      deps.uploads.put(event.sessionId, 1, 'old.txt', 'one');
      const { sessionState } = await respond(deps, event);

      const next = checked(aForm('check', { ...aForm('check').answers, summary: 'Another' }));
      const attributes = {
        ...sessionState.sessionAttributes,
        ...next.sessionState.sessionAttributes,
      };
      const sent = await respond(deps, withAttributes(next, attributes));

      expect(textIn(sent)).not.toContain('old.txt');
    }
  });

  it('do not hold up the ticket if they can’t be copied, and the client hears of it', async () => {
    const deps = depsThatFind();
    const event = checked(aForm('check'));
    deps.uploads.put(event.sessionId, 1, 'a.txt', 'one');
    deps.uploads.failure = new Error('no S3 today');

    const sent = await respond(deps, event);

    expect(textIn(sent)).toContain('I could not attach one file.');
    expect(deps.mails[0]?.attachments).toBeUndefined();
  });

  it('are named by their keys if the mail gets too large', async () => {
    const deps = depsThatFind();
    const event = checked(aForm('check'));
    for (const n of [1, 2]) deps.uploads.put(event.sessionId, n, `${n}.txt`, 'x'.repeat(4_000_000));

    await respond(deps, event);

    const [mail] = deps.mails;
    expect(mail?.attachments?.map(({ name }) => name)).toStrictEqual(['1.txt']);
    expect(mail?.text).toMatch(
      /2\.txt \(text\/plain, 4\.0 MB\), too large for this mail: attachments\//,
    );
  });
});
