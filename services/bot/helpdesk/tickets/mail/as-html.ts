import { escapeHtml } from '../../escape-html.ts';
import type { Section } from './section.ts';

/** Returns sections as HTML without styles, scripts, images or links. All texts are escaped. */
export function asHtml(sections: readonly Section[]): string {
  const body = sections.map(sectionHtml).join('\n');
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"></head><body>\n${body}\n</body></html>\n`;
}

function sectionHtml(section: Section): string {
  switch (section.kind) {
    case 'words':
      return `<p>${withBreaks(section.lines.join('\n'))}</p>`;
    case 'said':
      // No <blockquote>: RT folds that away as quoted text.
      return `<p>${withBreaks(section.text)}</p>`;
    case 'fields':
      return `${heading(section.title)}\n<p>${section.rows.map(row).join('<br>\n')}</p>`;
    case 'list':
      return `${heading(section.title)}\n<ul>${section.items.map(item).join('\n')}</ul>`;
  }
}

function heading(title: string): string {
  return `<p><b>${escapeHtml(title)}</b></p>`;
}

function row([label, value]: readonly [string, string]): string {
  return `<b>${escapeHtml(label)}:</b> ${escapeHtml(value)}`;
}

function item(text: string): string {
  return `<li>${escapeHtml(text)}</li>`;
}

/** Keeps line breaks, and the spaces that indent a pasted log. */
function withBreaks(text: string): string {
  return text
    .split('\n')
    .map((line) => escapeHtml(line).replace(/^ +/, (spaces) => '&nbsp;'.repeat(spaces.length)))
    .join('<br>\n');
}
