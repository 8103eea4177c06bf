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

/** Returns the style of the chat. */
export function stylesheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PARTS.join('\n'));
  return sheet;
}
