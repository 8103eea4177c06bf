import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { pagePassages } from '../../../../../services/bot/helpdesk/documents/page-passages.ts';
import { readPage } from '../../../../../services/bot/helpdesk/documents/read-page.ts';
import { renderPage } from '../../../../../services/bot/helpdesk/documents/render-page.ts';

const FOLDER = new URL('../../../../fixtures/documents/', import.meta.url);
const bytesOf = (name: string) => readFile(new URL(`${name}.html`, FOLDER));

async function read(name: string) {
  const passages = pagePassages(readPage(await bytesOf(name), 'html'), `documents/${name}.html`);
  return { passages, sections: passages.map(({ heading, text }) => [heading, text]) };
}

describe('a page that was saved from', () => {
  it('Confluence has its content, its tables by row, and its expanders', async () => {
    const { passages, sections } = await read('confluence');

    expect(sections).toStrictEqual([
      ['', 'Laptops are lent at the library desk.'],
      [
        'Who can borrow',
        'Who, How long, Where\nStudents, 14 days, Library desk\nGuests: Front desk\nWeekdays only',
      ],
      ['The screen stays black', 'Hold the power key for ten seconds.\nNever open the case.'],
    ]);
    expect(passages[0]).toMatchObject({
      title: 'Borrow a laptop',
      lang: 'en-US',
      canonicalUrl: 'https://wiki.example.edu/display/SS/Borrow+a+laptop',
    });
  });

  it('SharePoint has headings by role, and its first main part may be empty', async () => {
    const { passages, sections } = await read('sharepoint');

    expect(sections).toStrictEqual([
      ['Record a lecture', 'Robin Sample\nEvery large room has a camera.'],
      ['Before the lecture', 'Sign in at the desk.\nPress the red key.'],
      ['Nothing is recorded?', 'Check that the lamp is on.\nThe red key on the desk'],
    ]);
    expect(passages[0]?.title).toBe('Record a lecture');
  });

  it('WordPress has no menus, comments, widgets or share bars, but its accordions', async () => {
    const { passages, sections } = await read('wordpress');

    expect(sections).toStrictEqual([
      ['', 'Instructors can put books on reserve.'],
      ['Ask for a reserve', 'Open the catalogue.\nChoose “Reserve”.'],
      ['How long does it take?', 'Two working days.'],
      ['Can I reserve a chapter?', 'Yes, one of each book.'],
    ]);
    expect(passages[0]?.title).toBe('Course reserves');
  });

  it('Drupal has its region of content, without tabs and side bars', async () => {
    const { passages, sections } = await read('drupal');

    expect(sections).toStrictEqual([
      ['Exam accommodations', 'Ask at least ten days before the exam.'],
      [
        'Extra time',
        'Up to 50 % more.\nWhich form do I need?\nThe yellow one.\nNotes from a physician are not kept.',
      ],
    ]);
    expect(passages[0]?.title).toBe('Exam accommodations');
  });

  it('Brightspace has what its components and frames show, and where it comes from', async () => {
    const { passages, sections } = await read('brightspace');

    expect(sections).toStrictEqual([
      ['Hand in a lab report', 'Reports are handed in as one PDF.'],
      ['Before you upload', 'Name it after your group.\nDue on Friday\nWorth ten points'],
      ['After the deadline', 'Late reports lose a point a day.'],
    ]);
    expect(passages[0]).toMatchObject({
      canonicalUrl: 'https://bright.example.edu/d2l/le/content/12/viewContent/34/View',
      savedAt: '2026-05-05T10:20:30.000Z',
    });
    expect(renderPage(await bytesOf('brightspace'), 'text/html').html).not.toContain('alert');
  });

  it('any site with SingleFile has words without soft hyphens, and its lines of code', async () => {
    const { passages, sections } = await read('singlefile');

    expect(sections).toStrictEqual([
      [
        'Wi-Fi in the residences',
        'Pick the network resnet.\nYour password is that of your account.',
      ],
      ['The network is not listed', '1. Turn Wi-Fi off.\n2. Wait a minute.\n3. Turn it on.'],
    ]);
    expect(passages[0]).toMatchObject({
      canonicalUrl: 'https://help.example.edu/wifi/residence',
      savedAt: '2026-03-02T17:08:07.000Z',
    });
  });

  it.each(['confluence', 'sharepoint', 'wordpress', 'drupal', 'brightspace', 'singlefile'])(
    '%s is shown with the anchors that its passages name',
    async (name) => {
      const { passages } = await read(name);
      const { html } = renderPage(await bytesOf(name), 'text/html', `documents/${name}.html`);

      for (const { place } of passages)
        if ('anchor' in place && place.anchor !== '')
          expect(html).toContain(`id="${place.anchor}"`);
    },
  );
});
