import { describe, expect, it } from 'vitest';
import { html, renderConsolePage } from '../../../../services/devkit/console/html.ts';

describe('the html tag', () => {
  it('escapes texts and numbers, between tags and in attributes', () => {
    const page = html`<a title="${'"&'}">${'<b>'} ${1}</a>`;

    expect(String(page)).toBe('<a title="&quot;&amp;">&lt;b&gt; 1</a>');
  });

  it('takes HTML that it made as it is, and joins lists of it', () => {
    const items = ['<', '>'].map((text) => html`<li>${text}</li>`);

    expect(String(html`<ul>${items}</ul>${html`<hr>`}`)).toBe(
      '<ul><li>&lt;</li><li>&gt;</li></ul><hr>',
    );
  });

  it('leaves what looks like a replacement pattern alone', () => {
    expect(String(html`<p>${'$& $1'}</p>`)).toBe('<p>$&amp; $1</p>');
  });
});

it('escapes the title of a page', () => {
  const page = renderConsolePage('<Mail>', html`<p>None</p>`);

  expect(page).toContain('<h1>&lt;Mail&gt;</h1>\n<p>None</p>\n');
});
