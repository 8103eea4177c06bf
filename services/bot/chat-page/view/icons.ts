/// <reference lib="dom" />

const SVG = 'http://www.w3.org/2000/svg';

/** Outlines in a square of 24, drawn for this chat. */
const PATHS = {
  chat: 'M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-7l-5 4v-4H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM8 9h8M8 12.5h5',
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M6 9l6 6 6-6',
  send: 'M4 12l16-7-6 15-3-6z',
  attach: 'M20 11l-8.5 8a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 5 5l-8.3 8a1.7 1.7 0 0 1-2.5-2.5L14 8',
  back: 'M15 5l-7 7 7 7',
  up: 'M7 21H4V10h3zM7 10l4-7c1.7 0 2.5 1.2 2.2 2.8L12.6 9H18a2 2 0 0 1 2 2.4l-1.4 7A2 2 0 0 1 16.6 20L7 21',
  thumbDown:
    'M7 3H4v11h3zM7 14l4 7c1.7 0 2.5-1.2 2.2-2.8L12.6 15H18a2 2 0 0 0 2-2.4l-1.4-7A2 2 0 0 0 16.6 4L7 3',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  print: 'M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z',
  mail: 'M3 6h18v12H3zM3 7l9 7 9-7',
  play: 'M8 5l11 7-11 7z',
  page: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  outside: 'M13 4h7v7M20 4l-9 9M18 14v6H4V6h6',
  check: 'M5 13l4 4L19 7',
  ticket: 'M4 7h16v3.5a1.5 1.5 0 0 0 0 3V17H4v-3.5a1.5 1.5 0 0 0 0-3z',
} as const;

export type IconName = keyof typeof PATHS;

/** Builds a picture next to a text that says the same: screen readers pass over it. */
export function icon(name: IconName): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [attribute, value] of Object.entries({
    viewBox: '0 0 24 24',
    class: `icon icon-${name}`,
    'aria-hidden': 'true',
    focusable: 'false',
  }))
    svg.setAttribute(attribute, value);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
