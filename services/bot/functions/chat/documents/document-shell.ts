import { escapeHtml } from '../../../helpdesk/escape-html.ts';
import { styleSource } from '../http/inline-style.ts';
import { type ChatResponse, content } from '../http/response.ts';

export interface Shell {
  readonly title: string;
  /** Markup that is safe already: sanitised, or built here from escaped text. */
  readonly main: string;
  readonly style: string;
  /** Policy directives beside the ones that every document has. */
  readonly policy: readonly string[];
}

/**
 * A document as a page of its own: no script runs in it, whatever stands in the saved page, and nothing is loaded
 * that its policy doesn't name.
 */
export function documentPage({ title, main, style, policy }: Shell): ChatResponse {
  const html = [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<link rel="icon" href="data:,">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    `<body><main>${main}</main></body>`,
    '</html>',
  ].join('\n');
  return content('text/html; charset=utf-8', html, {
    'cache-control': 'private, max-age=60',
    'content-security-policy': [
      "default-src 'none'",
      `style-src ${styleSource(style)}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      ...policy,
    ].join('; '),
  });
}
