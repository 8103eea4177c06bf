/// <reference lib="dom" />
import answers from './styles/answers.css';
import base from './styles/base.css';
import colours from './styles/colours.css';
import composer from './styles/composer.css';
import dark from './styles/dark.css';
import frame from './styles/frame.css';
import launcher from './styles/launcher.css';
import messages from './styles/messages.css';
import panel from './styles/panel.css';
import person from './styles/person.css';
import start from './styles/start.css';
import tickets from './styles/tickets.css';

/** Dark by the reader's wish unless the page says `theme="light"`, and light likewise. */
const DARK = [
  `@media (prefers-color-scheme: dark) { ${dark.replace(':host', ':host(:not([theme="light"]))')} }`,
  dark.replace(':host', ':host([theme="dark"])'),
];

const PARTS = [
  colours,
  ...DARK,
  base,
  frame,
  start,
  messages,
  answers,
  tickets,
  composer,
  person,
  panel,
  launcher,
];

/** The chat's own `rem`: that of the page around may be of any size. */
const UNIT = '--support-chat-rem';

/** Returns the style of the chat, in sizes of the text that the reader has chosen in the browser. */
export function stylesheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  const style = PARTS.map(inOwnUnit).join('\n');
  sheet.replaceSync(`:host { ${UNIT}: ${isUnitKnown() ? '1em' : '16px'}; } ${style}`);
  return sheet;
}

/** Queries are about the browser's own size, and know no variables. */
function inOwnUnit(style: string): string {
  return style
    .split('\n')
    .map((line) =>
      line.startsWith('@') ? line : line.replace(/(\d*\.?\d+)rem\b/g, `calc($1 * var(${UNIT}))`),
    )
    .join('\n');
}

/** A length that is registered is inherited as it is where it was set. Whether the browser can do that. */
function isUnitKnown(): boolean {
  try {
    CSS.registerProperty({ name: UNIT, syntax: '<length>', inherits: true, initialValue: '16px' });
    return true;
  } catch (error) {
    // Another chat of the page has registered it.
    return error instanceof DOMException && error.name === 'InvalidModificationError';
  }
}
