import type { Node } from 'yaml';
import { readText } from '../content/content-reader.ts';
import type { YamlReader } from '../yaml-reader.ts';
import type { BrandColours } from './brand.ts';
import { contrast, LEAST_CONTRAST } from './contrast.ts';

const KEYS = ['accent', 'onAccent', 'accentDark', 'onAccentDark'] as const;
const COLOUR = /^#[0-9a-f]{6}$/;

/** Reads the colours. Reports one that is no `#rrggbb`, and text that is too faint on its accent. */
export function readColours(reader: YamlReader, node: Node | undefined): BrandColours {
  const nodes = reader.map(node, 'colours', KEYS) ?? {};
  const [accent, onAccent, accentDark, onAccentDark] = KEYS.map((key) =>
    readColour(reader, nodes[key], `colours: ${key}`, node),
  ) as [string, string, string, string];
  checkContrast(reader, nodes.onAccent, ['onAccent', onAccent], ['accent', accent]);
  checkContrast(
    reader,
    nodes.onAccentDark,
    ['onAccentDark', onAccentDark],
    ['accentDark', accentDark],
  );
  return { accent, onAccent, accentDark, onAccentDark };
}

function readColour(
  reader: YamlReader,
  node: Node | undefined,
  what: string,
  owner: Node | undefined,
): string {
  const text = readText(reader, node, what, owner ?? null, 40)?.toLowerCase() ?? '';
  if (text !== '' && !COLOUR.test(text))
    reader.report(node, `${what} "${text}" must be a colour such as "#005a9c"`);
  return text;
}

type Named = readonly [name: string, colour: string];

function checkContrast(
  reader: YamlReader,
  node: Node | undefined,
  [name, colour]: Named,
  [otherName, other]: Named,
): void {
  if (!COLOUR.test(colour) || !COLOUR.test(other)) return;
  const ratio = contrast(colour, other);
  if (ratio >= LEAST_CONTRAST) return;
  // Cut, not rounded: 4.49 must not read as 4.5.
  const shown = Math.floor(ratio * 100) / 100;
  reader.report(
    node,
    `colours: ${name} ${colour} on ${otherName} ${other} has a contrast of ${shown} to 1; text needs at least ${LEAST_CONTRAST} to 1`,
  );
}
