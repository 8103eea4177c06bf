import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../../services/bot/helpdesk/documents/passage.ts';
import { nameOfUrl, slug } from '../../../../services/devkit/documents/snapshot/document-name.ts';
import { savePage } from '../../../../services/devkit/documents/snapshot/page-images.ts';
import { isPublicAddress } from '../../../../services/devkit/documents/snapshot/public-address.ts';
import { rewriteTags } from '../../../../services/devkit/documents/snapshot/rewrite-tags.ts';
import { sectionChanges } from '../../../../services/devkit/documents/snapshot/section-changes.ts';

describe('an address', () => {
  it.each(['8.8.8.8', '142.104.1.1', '172.32.0.1', '2607:f8b0::1', '2a00:1450::1'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    ...['127.0.0.1', '127.9.9.9', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...['169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255'],
    ...['::1', '::', 'fe80::1', 'fd00:ec2::254', 'ff02::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8'],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001:0:1::', 'help.example.edu', ''],
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('the name of a document', () => {
  it.each([
    ['https://www.example.edu/it/VPN-setup.html', 'example-edu-it-vpn-setup'],
    ['https://example.edu/', 'example-edu'],
    ['https://example.edu/a/../..//etc/passwd', 'example-edu-etc-passwd'],
    ['https://example.edu/caf%C3%A9', 'example-edu-caf-c3-a9'],
  ])('of %s is %s', (url, name) => {
    expect(nameOfUrl(new URL(url))).toBe(name);
  });

  it('is another for another query, and never long', () => {
    const [one, two] = ['https://example.edu/page?id=1', 'https://example.edu/page?id=2'];
    const long = nameOfUrl(new URL(`https://example.edu/${'x'.repeat(2000)}`));

    expect(nameOfUrl(new URL(one))).not.toBe(nameOfUrl(new URL(two)));
    expect(nameOfUrl(new URL(one))).toBe(nameOfUrl(new URL(one)));
    expect(long.length).toBeLessThan(100);
  });

  it('has letters, digits and dashes', () => {
    expect(slug('  Über uns – Café №1 ')).toBe('uber-uns-cafe-no1');
    expect(slug('***')).toBe('page');
  });
});

describe('rewriting tags', () => {
  it('leaves a page as it is where nothing changes', () => {
    const html = `<!doctype html><P Class=x data-a='"'>a &amp; b<br/><!-- <img src=c> --><script>"<img src=d>"</script>`;

    expect(rewriteTags(html, () => undefined)).toBe(html);
  });

  it('writes the attributes of a tag again, escaped', () => {
    const html = '<p><IMG SRC=a.png alt="x > y" hidden>z';

    const changed = rewriteTags(html, (name, attributes) =>
      name === 'img' ? { ...attributes, src: 'b"<.png' } : undefined,
    );

    expect(changed).toBe('<p><img src="b&quot;&lt;.png" alt="x &gt; y" hidden="">z');
  });
});

describe('saving a page', () => {
  const base = new URL('https://help.example.edu/it/vpn');
  const png = { type: 'image/png; x=y', bytes: new Uint8Array([1, 2]) };

  it('saves each image once, and lets links lead where they led', async () => {
    const asked: string[] = [];
    const html =
      '<base href="/docs/"><a href="b.html#x">b</a><a href="#y">y</a><a href="mailto:a@b.example">m</a>' +
      '<img src="i.png" srcset="i2.png 2x"><img src="/docs/i.png"><img data-src="late.png" src="spinner.gif"><img src="data:image/png;base64,AA">';

    const { html: saved, files } = await savePage(html, {
      base,
      load: async (address) => {
        asked.push(address);
        return { ...png, bytes: new Uint8Array([asked.length]) };
      },
    });

    expect(asked).toStrictEqual([
      'https://help.example.edu/docs/i.png',
      'https://help.example.edu/docs/late.png',
    ]);
    const [one, two] = files.map(({ path }) => path);
    expect(one).toMatch(/^files\/[0-9a-f]{16}\.png$/);
    expect(saved).toBe(
      '<base><a href="https://help.example.edu/docs/b.html#x">b</a><a href="#y">y</a><a href="mailto:a@b.example">m</a>' +
        `<img src="${one}"><img src="${one}"><img data-src="late.png" src="${two}"><img src="data:image/png;base64,AA">`,
    );
  });

  it('leaves out images that cannot be had or shown, and says so', async () => {
    const html = '<img src="a.svg"><img src="b.png"><p>text</p>';

    const {
      files,
      problems,
      html: saved,
    } = await savePage(html, {
      base,
      load: async (address) => {
        if (address.endsWith('b.png')) throw new Error('it answers 404');
        return { type: 'image/svg+xml', bytes: new Uint8Array([1]) };
      },
    });

    expect(files).toStrictEqual([]);
    expect(problems).toHaveLength(2);
    expect(problems[1]).toContain('it answers 404');
    expect(saved).toBe(html);
  });

  it('saves at most 60 images', async () => {
    const html = Array.from({ length: 70 }, (_, at) => `<img src="${at}.png">`).join('');
    let loads = 0;

    const { problems } = await savePage(html, {
      base,
      load: async () => {
        loads += 1;
        return png;
      },
    });

    expect(loads).toBe(60);
    expect(problems).toStrictEqual(['only the first 60 images are saved']);
  });
});

describe('what has changed', () => {
  const section = (heading: string, text: string, parts: Partial<Passage> = {}): Passage => ({
    ...{ id: heading, docId: 'd', key: 'documents/a.html', kind: 'page', title: 'A' },
    ...{ heading, text, place: { anchor: heading }, lang: 'en', ordinal: 0 },
    ...parts,
  });

  it('is said by section', () => {
    const before = [
      section('', 'top'),
      section('One', '1'),
      section('Two', '2'),
      section('Two', 'b'),
    ];
    const after = [
      section('', 'top'),
      section('Two', '2'),
      section('Two', 'c'),
      section('New', '3'),
    ];

    expect(sectionChanges(before, after)).toStrictEqual({
      added: ['New'],
      changed: ['Two'],
      removed: ['One'],
    });
    expect(sectionChanges(before, before)).toStrictEqual({ added: [], changed: [], removed: [] });
  });

  it('is said by page of a PDF, and by language of captions', () => {
    const page = (number: number, text: string) => section('', text, { place: { page: number } });
    const cue = (text: string) =>
      section('', text, { kind: 'video', place: { startSeconds: 1 }, lang: 'fr' });

    expect(
      sectionChanges([page(1, 'a'), page(2, 'b')], [page(1, 'a'), page(2, 'c')]),
    ).toMatchObject({ changed: ['page 2'] });
    expect(sectionChanges([cue('a')], [cue('b')]).changed).toStrictEqual(['captions (fr)']);
  });
});
