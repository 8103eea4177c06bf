import type { Section } from './section.ts';

/** Returns sections as plain text, with an empty line between them. */
export function asText(sections: readonly Section[]): string {
  return `${sections.map(sectionText).join('\n\n')}\n`;
}

function sectionText(section: Section): string {
  switch (section.kind) {
    case 'words':
      return section.lines.join('\n');
    case 'said':
      return section.text;
    case 'fields':
      return [section.title, ...section.rows.map(([label, value]) => `${label}: ${value}`)].join(
        '\n',
      );
    case 'list':
      return [section.title, ...section.items.map((item) => `- ${item}`)].join('\n');
  }
}
