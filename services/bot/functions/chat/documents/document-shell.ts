import { escapeHtml } from '../../../helpdesk/escape-html.ts';
import { frameAncestors } from '../http/framing.ts';
import { styleSource } from '../http/inline-style.ts';
import { type ChatResponse, content } from '../http/response.ts';

/** How a document is shown. */
export interface DocumentView {
  readonly style: string;
  /** Whether a frame has asked for it: the side panel of the chat. */
  readonly isFramed: boolean;
  /** Origins whose pages may frame it, in addition to its own. */
  readonly embedOrigins: readonly string[];
}

export interface DocumentShell {
  readonly title: string;
  /** Safe markup: sanitised, or built from escaped text. */
  readonly main: string;
  readonly view: DocumentView;
  /** Content security policy directives in addition to those of every document. */
  readonly policy: readonly string[];
}

/** Who comes here by a link of somebody else finds the chat too; in the chat's own panel, it would lead into a circle. A relative address, because a proxy may be in between. */
const BACK =
  '<nav class="chat-link" aria-label="Support chat"><a href="/">Ask the support chat</a></nav>';

/**
 * Builds a document's page. Its policy lets no script run, regardless of the content, and loads nothing that it does
 * not name.
 */
export function documentPage({ title, main, view, policy }: DocumentShell): ChatResponse {
  const { style, isFramed, embedOrigins } = view;
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
    `<body>${isFramed ? '' : BACK}<main>${main}</main></body>`,
    '</html>',
  ].join('\n');
  return content('text/html; charset=utf-8', html, {
    'cache-control': 'private, max-age=60',
    vary: 'Sec-Fetch-Dest',
    'content-security-policy': [
      "default-src 'none'",
      `style-src ${styleSource(style)}`,
      "base-uri 'none'",
      "form-action 'none'",
      frameAncestors(["'self'", ...embedOrigins]),
      ...policy,
    ].join('; '),
  });
}
