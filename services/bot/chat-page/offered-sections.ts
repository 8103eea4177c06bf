import type { Button, Card } from './chat-api.ts';

const SHOW_SECTION = /^show section /;

/**
 * Returns for each button the page of the section that it shows, because the button has the name of the section alone.
 * Empty for a button that shows no section, or one that is named after its page.
 */
export function sectionsOfButtons(buttons: readonly Button[], offer: Card | undefined): string[] {
  const sections = [...(offer?.also ?? [])];
  return buttons.map(({ text, value }) => {
    if (!SHOW_SECTION.test(value)) return '';
    const title = sections.shift()?.title ?? '';
    return title === text ? '' : withoutEnd(title, `: ${text}`);
  });
}

/** Whether a button's value is meant for the bot alone. */
export function isShowSection(value: string): boolean {
  return SHOW_SECTION.test(value);
}

function withoutEnd(text: string, end: string): string {
  return text.endsWith(end) ? text.slice(0, -end.length) : text;
}
