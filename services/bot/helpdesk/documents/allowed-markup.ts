/** Elements that a displayed page may contain. Any other element is removed, but its content is kept. */
export const ALLOWED_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'h1 h2 h3 h4 h5 h6 p div section article blockquote pre hr ul ol li dl dt dd figure figcaption details summary ' +
    'table caption thead tbody tfoot tr th td a img br em strong b i u s small sub sup mark abbr cite q code kbd ' +
    'samp var time del ins span'
  ).split(' '),
);

/** Elements that are removed with their content: anything that runs, loads, prompts, hides or frames. */
export const DROPPED_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'script style noscript template head title meta link base iframe frame frameset noframes object embed applet ' +
    'param portal svg math canvas audio video source track map area input select option optgroup ' +
    'datalist textarea output progress meter dialog slot xmp plaintext noembed marquee nav'
  ).split(' '),
);

/** Elements that are not displayed as such, and whose content is on lines of its own. */
const UNWRAPPED_BLOCKS: ReadonlySet<string> = new Set(
  'header footer aside form fieldset legend address center hgroup search menu dir noembed'.split(
    ' ',
  ),
);

/** Returns the name by which an element is displayed, or undefined if only its content is. */
export function displayedName(name: string): string | undefined {
  if (ALLOWED_ELEMENTS.has(name)) return name;
  // A custom element is a component of a page: a card, a list, an article.
  return UNWRAPPED_BLOCKS.has(name) || name.includes('-') ? 'div' : undefined;
}

export const VOID_ELEMENTS: ReadonlySet<string> = new Set(['br', 'hr', 'img']);

/** Elements that start a new line of text. */
export const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'h1 h2 h3 h4 h5 h6 p div section article blockquote pre hr ul ol li dl dt dd figure figcaption details summary ' +
    'table caption thead tbody tfoot tr td th br'
  ).split(' '),
);

const COUNT = /^\d{1,4}$/;
const PLAIN = /^[^<>]{0,300}$/;

/** Attributes of each element whose values are not addresses, with the allowed values. */
const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  td: { colspan: COUNT, rowspan: COUNT },
  th: { colspan: COUNT, rowspan: COUNT, scope: /^(?:row|col|rowgroup|colgroup)$/ },
  ol: { start: /^-?\d{1,6}$/, type: /^[1aAiI]$/ },
  img: { alt: PLAIN, width: COUNT, height: COUNT },
  abbr: { title: PLAIN },
  time: { datetime: PLAIN },
};

const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/;

/** Returns the attributes of an element that are kept, except addresses and ids. */
export function allowedAttributes(
  name: string,
  given: Readonly<Record<string, string>>,
): [string, string][] {
  const kept: [string, string][] = [];
  const rules = { ...ATTRIBUTES[name], lang: LANGUAGE, dir: /^(?:ltr|rtl|auto)$/ };
  for (const [attribute, rule] of Object.entries(rules)) {
    const value = Object.hasOwn(given, attribute) ? given[attribute] : undefined;
    if (value !== undefined && rule.test(value)) kept.push([attribute, value]);
  }
  return kept;
}
