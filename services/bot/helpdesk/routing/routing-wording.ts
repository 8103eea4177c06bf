import type { YamlWording } from '../yaml-reader.ts';

/** How the problems of a routing file are worded. */
export const ROUTING_WORDING: YamlWording = {
  syntaxError: (message, line, column) => `${message} at line ${line}, column ${column}`,
  notAMap: (what, known) => `${what} must be a map with the keys ${known.join(', ')}`,
  unknownKey: (what, name, known) =>
    `${what} has an unknown key "${name}" (known: ${known.join(', ')})`,
};
