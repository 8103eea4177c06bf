import { describe, expect, it } from 'vitest';
import { docIdOf } from '../../../../../services/bot/helpdesk/documents/document-key.ts';
import { PageLinks } from '../../../../../services/bot/helpdesk/documents/page-links.ts';
import { renderPage } from '../../../../../services/bot/helpdesk/documents/render-page.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const render = (html: string, key = 'documents/help/page.html') =>
  renderPage(bytes(html), 'text/html', key).html;

describe('renderPage takes out what runs, loads, asks or hides', () => {
  it.each([
    { name: 'a script', html: '<p>a</p><script>alert(1)</script>' },
    { name: 'an unclosed script', html: '<p>a</p><script>alert(1)' },
    { name: 'an event handler', html: '<p onclick="alert(1)" onmouseover=alert(1)>a</p>' },
    { name: 'an image with a handler', html: '<p>a<img src=x onerror=alert(1)></p>' },
    {
      name: 'a style sheet',
      html: '<style>p{background:url(//evil.example)}</style><p style="position:fixed">a</p>',
    },
    {
      name: 'a form',
      html: '<form action="//evil.example"><p>a</p><input name=password><button>b</button></form>',
    },
    {
      name: 'a frame',
      html: '<p>a</p><iframe src="//evil.example" srcdoc="<script>alert(1)</script>"></iframe>',
    },
    {
      name: 'an object and an embed',
      html: '<p>a</p><object data="x.swf"></object><embed src="x.swf">',
    },
    {
      name: 'a meta refresh',
      html: '<meta http-equiv="refresh" content="0;url=//evil.example"><p>a</p>',
    },
    { name: 'a base', html: '<base href="//evil.example"><p>a</p>' },
    { name: 'a link element', html: '<link rel="stylesheet" href="//evil.example/x.css"><p>a</p>' },
    {
      name: 'an svg',
      html: '<p>a</p><svg onload=alert(1)><script>alert(1)</script><a href="javascript:alert(1)">x</a></svg>',
    },
    {
      name: 'mathml',
      html: '<p>a</p><math><mtext></p><style><img src=x onerror=alert(1)></style></math>',
    },
    { name: 'a template', html: '<p>a</p><template><script>alert(1)</script></template>' },
    {
      name: 'a comment that closes oddly',
      html: '<p>a</p><!--><script>alert(1)</script>--><!-- <img src=x onerror=alert(1)> -->',
    },
    {
      name: 'a noscript that hides an image',
      html: '<p>a</p><noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    },
    {
      name: 'a media element',
      html: '<p>a</p><video src="x.mp4" onerror=alert(1)></video><audio autoplay src=x></audio>',
    },
    {
      name: 'what is hidden',
      html: '<p>a</p><p hidden>secret</p><div style="display: none">secret</div>',
    },
    {
      name: 'a namespaced element',
      html: '<p>a</p><svg:script>alert(1)</svg:script><o:p>secret</o:p>',
    },
  ])('$name', ({ html }) => {
    const rendered = render(html);

    expect(rendered).not.toMatch(
      /script|alert|onerror|onload|onclick|evil|style|<form|<input|<button|iframe|srcdoc|svg|math|secret|<meta|<base|<link/i,
    );
    expect(rendered).toContain('a');
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    ' &#1;javascript:alert(1)',
    '&#106;avascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://example.edu/1',
    '//evil.example/x',
    '\\\\evil.example\\x',
    '../../outside.html',
    '%E0%A4%A',
  ])('an address like %j', (address) => {
    const rendered = render(`<p>see <a href="${address}">here</a> <img src="${address}"></p>`);

    expect(rendered).toBe('<p>see here </p>');
  });

  it('escapes what looks like markup in text and in attributes', () => {
    expect(render('<p>1 &lt; 2 &amp; "3"</p>')).toBe('<p>1 &lt; 2 &amp; &quot;3&quot;</p>');
    expect(render('<abbr title="&quot;onx=1">x</abbr>')).toBe('<abbr title="&quot;onx=1">x</abbr>');
    expect(render('&lt;img src=x onerror=alert(1)&gt;')).not.toContain('<img');
  });
});

describe('renderPage keeps what a reader needs', () => {
  it('keeps text, lists, tables and emphasis', () => {
    const html =
      '<h2 id="steps">Steps</h2><ol start="2"><li>Do <b>this</b></li></ol><table><tr><th scope="row">A</th><td colspan="2">B</td></tr></table><pre><code>ls</code></pre>';

    expect(render(html)).toBe(html);
  });

  it('keeps web, mail and phone links, in a window of their own', () => {
    expect(render('<a href="https://example.edu/a?b=1&amp;c=2#d">x</a>')).toBe(
      '<a href="https://example.edu/a?b=1&amp;c=2#d" target="_blank" rel="noopener noreferrer">x</a>',
    );
    expect(render('<a href="mailto:help@example.edu">x</a>')).toContain(
      'href="mailto:help@example.edu"',
    );
  });

  it('leads links to other saved pages, and images next to the page, through the chat API', () => {
    const other = docIdOf('documents/help/other page.html');
    const own = docIdOf('documents/help/page.html');

    expect(render('<a href="other%20page.html#x">x</a>')).toContain(
      `href="/api/documents/${other}#x"`,
    );
    expect(render('<p>A <img src="img/a b.png" alt="A"></p>')).toBe(
      `<p>A <img src="/api/documents/${own}/file/img/a%20b.png" alt="A"></p>`,
    );
  });

  it('shows the description of an image that it leaves out', () => {
    expect(render('<p><img src="https://evil.example/x.png" alt="The login page"></p>')).toBe(
      '<p> The login page </p>',
    );
  });

  it('leaves out relative addresses if the key is not known', () => {
    expect(new PageLinks().href('other.html')).toBeUndefined();
    expect(new PageLinks().src('a.png')).toBeUndefined();
    expect(new PageLinks().href('#here')).toBe('#here');
  });

  it('assigns every heading an id, unique in the page', () => {
    const html = render(
      '<h1>Set up</h1><h2>On a phone</h2><h2>On a phone</h2><h2 id="x y">É?</h2><p id="on-a-phone">z</p><h3></h3>',
    );

    expect([...html.matchAll(/id="([^"]*)"/g)].map(([, id]) => id)).toStrictEqual([
      'set-up',
      'on-a-phone',
      'on-a-phone-2',
      'e',
    ]);
  });

  it('keeps the places that links in the page lead to', () => {
    expect(render('<p><a href="#note">n</a></p><p><a name="note"></a>Note</p>')).toBe(
      '<p><a href="#note">n</a></p><p><a id="note"></a>Note</p>',
    );
  });

  it('shows the main part of a page alone', () => {
    const page =
      '<body><nav>Menu</nav><header>Site</header><main><h1>T</h1></main><footer>Imprint</footer></body>';

    expect(render(page)).toBe('<h1 id="t">T</h1>');
    expect(render('<body><nav>Menu</nav><p>text</p><footer>Imprint</footer></body>')).toBe(
      '<p>text</p>',
    );
  });
});

describe('renderPage reads Markdown', () => {
  it('renders it, with the same care as HTML', () => {
    const text =
      '---\ntitle: "A & B"\n---\n# Head\n\nSome *text* <script>alert(1)</script> [x](javascript:alert(1))\n\n| a | b |\n|---|---|\n| 1 | 2 |\n';

    const { title, html } = renderPage(bytes(text), 'text/markdown');

    expect(title).toBe('A & B');
    expect(html).toContain('<h1 id="head">Head</h1>');
    expect(html).toContain('<em>text</em>');
    expect(html).toContain('<td>1</td>');
    expect(html).not.toMatch(/script/);
  });

  it('takes the first heading for the title', () => {
    expect(
      renderPage(bytes('# Head *on*\n\ntext'), 'application/octet-stream', 'documents/a.md').title,
    ).toBe('Head on');
  });
});

describe('renderPage refuses what is no page', () => {
  it.each([
    { name: 'an empty file', file: bytes(''), type: 'text/html', reason: 'the file is empty' },
    {
      name: 'a page without text',
      file: bytes('<html><body><script>x</script></body></html>'),
      type: 'text/html',
      reason: 'the page has no text',
    },
    {
      name: 'a binary file',
      file: new Uint8Array([0x89, 0x50, 0, 1]),
      type: 'text/html',
      reason: 'not text',
    },
    { name: 'another type', file: bytes('x'), type: 'application/pdf', reason: 'application/pdf' },
    {
      name: 'a page nested too deeply',
      file: bytes(`${'<div>'.repeat(5000)}x`),
      type: 'text/html',
      reason: 'nested',
    },
    {
      name: 'a page that is too large',
      file: new Uint8Array(20 * 1024 * 1024 + 1).fill(65),
      type: 'text/html',
      reason: '20 MB',
    },
  ])('$name', ({ file, type, reason }) => {
    expect(() => renderPage(file, type)).toThrow(reason);
  });

  it('reads a page in an old charset, declared or not, and one with a byte order mark', () => {
    const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

    expect(renderPage(latin('<meta charset="iso-8859-1"><p>caf\u00e9</p>'), 'text/html').html).toBe(
      '<p>café</p>',
    );
    expect(renderPage(latin('<p>caf\u00e9</p>'), 'text/html').html).toBe('<p>café</p>');
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<p>café</p>', 'utf16le')]);
    expect(renderPage(utf16, 'text/html').html).toBe('<p>café</p>');
  });
});
