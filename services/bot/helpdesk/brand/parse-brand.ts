import type { Node } from 'yaml';
import { readContent, readText } from '../content/content-reader.ts';
import type { YamlReader } from '../yaml-reader.ts';
import type { Brand } from './brand.ts';
import { readColours } from './read-colours.ts';
import { readExamples } from './read-examples.ts';

const KEYS = ['name', 'logo', 'colours', 'greeting', 'examples', 'contacts'] as const;
const MAX_NAME = 60;
const MAX_GREETING = 400;
/** In characters: every page that is opened loads the logo. */
const MAX_LOGO = 24_000;
const MAX_CONTACTS = 6;
/** Images only. A browser runs no script of an SVG that it shows as an image. */
const LOGO = /^data:image\/(?:svg\+xml|png|jpeg|webp|avif);base64,[A-Za-z0-9+/]+={0,2}$/;

/**
 * Parses `brand.yaml`. `knownContacts` are the ids that `contacts.yaml` has. Throws ContentError with all problems, each
 * with its line.
 */
export function parseBrand(
  text: string,
  knownContacts: readonly string[],
  file = 'seed/brand.yaml',
): Brand {
  return readContent(text, file, (reader) => {
    const { root } = reader;
    const values = reader.map(root, 'The file', KEYS);
    if (!values) return undefined;
    const logo = readLogo(reader, values.logo);
    return {
      name: readText(reader, values.name, 'name', root, MAX_NAME) ?? '',
      ...(logo !== undefined && { logo }),
      colours: readColours(reader, values.colours),
      greeting: readText(reader, values.greeting, 'greeting', root, MAX_GREETING) ?? '',
      examples: readExamples(reader, values.examples),
      contacts: readContacts(reader, values.contacts, knownContacts),
    };
  });
}

function readLogo(reader: YamlReader, node: Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  const logo = readText(reader, node, 'logo', node, MAX_LOGO);
  if (logo !== undefined && !LOGO.test(logo)) {
    const expected = 'data:image/svg+xml;base64,… (or png, jpeg, webp, avif)';
    reader.report(node, `logo "${logo.slice(0, 40)}" must be a data URL: ${expected}`);
  }
  return logo;
}

function readContacts(
  reader: YamlReader,
  node: Node | undefined,
  known: readonly string[],
): readonly string[] {
  const nodes = reader.list(node, 'contacts', reader.root);
  if (nodes.length > MAX_CONTACTS)
    reader.report(node, `contacts has ${nodes.length} ids; at most ${MAX_CONTACTS} are shown`);
  return nodes.map((one) => {
    const id = readText(reader, one, 'A contact', one, 60) ?? '';
    if (id !== '' && !known.includes(id))
      reader.report(one, `contact "${id}" is not in contacts.yaml, which has ${known.join(', ')}`);
    return id;
  });
}
