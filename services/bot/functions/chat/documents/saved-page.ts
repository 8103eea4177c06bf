import type { RenderedPage } from '../../../helpdesk/documents/render-page.ts';
import { escapeHtml } from '../../../helpdesk/escape-html.ts';
import type { ChatResponse } from '../http/response.ts';
import { type DocumentView, documentPage } from './document-shell.ts';

/** Builds a saved help page: sandboxed, with images from `imageOrigin` (the origin of presigned links) or inline. */
export function savedPage(
  page: RenderedPage,
  view: DocumentView,
  imageOrigin: string,
): ChatResponse {
  const heading = /<h1[\s>]/i.test(page.html) ? '' : `<h1>${escapeHtml(page.title)}</h1>\n`;
  return documentPage({
    title: page.title,
    main: `${heading}${page.html}`,
    view,
    policy: [
      `img-src 'self' data: ${imageOrigin}`,
      'sandbox allow-popups allow-popups-to-escape-sandbox',
    ],
  });
}
