/** Markup whose content is text, also if it looks like a declaration. */
const RAW_TEXT = /^<(script|style|title|textarea|xmp)[\s>]/i;
const META = /^<meta\s/i;
const CHARSET = /[\s;"']charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{1,40})/i;
const XML_ENCODING =
  /^\s{0,9}<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_:.-]{1,40})["']/;
const TAG_LENGTH = 1000;

/**
 * Returns the label of the charset that a page declares: in `<meta>`, also far behind the first 1,024 bytes (browsers
 * start over when they meet it: HTML standard, 13.2.3.5), or else in its XML declaration. `page` is decoded byte by byte.
 */
export function declaredCharset(page: string): string | undefined {
  for (let at = page.indexOf('<'); at >= 0; at = page.indexOf('<', at)) {
    if (page.startsWith('<!--', at)) {
      at = endOf(page, '-->', at + 4);
      continue;
    }
    const tag = page.slice(at, at + TAG_LENGTH);
    const label = META.test(tag) ? CHARSET.exec(tag.split('>', 1)[0] ?? '')?.[1] : undefined;
    if (label !== undefined) return label;
    const raw = RAW_TEXT.exec(tag)?.[1];
    at = raw === undefined ? at + 1 : endOf(page, `</${raw}`, at);
  }
  return XML_ENCODING.exec(page.slice(0, TAG_LENGTH))?.[1];
}

/** Returns the end of the first `mark` after an offset; if there is none, the end of the page. */
function endOf(page: string, mark: string, from: number): number {
  const at = page.indexOf(mark, from);
  return at < 0 ? page.length : at + mark.length;
}
