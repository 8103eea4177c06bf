// Checks the licence of every package in the lock file: what is bundled into dist/ is shipped. No GPL, no AGPL, nothing unknown.
import { readFileSync } from 'node:fs';

const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
]);
// Tools that are used and never bundled into dist/.
const TOOLS = ['node_modules/axe-core', 'node_modules/lightningcss'];

// Packages whose manifest names no licence. A person has read it in the file named behind each.
const READ = { 'node_modules/sylvester': 'MIT' }; // LICENSE.txt and README.rdoc of 0.0.21

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const problems = [];
let count = 0;
for (const [path, { license, link }] of Object.entries(packages)) {
  if (path === '' || link) continue;
  count += 1;
  const stated = license ?? licenceOf(path) ?? READ[path];
  const isTool = TOOLS.some((tool) => path.startsWith(tool));
  if (!isAllowed(stated) && !(isTool && stated === 'MPL-2.0'))
    problems.push(`${path}: ${stated ?? 'no licence stated'}`);
}
if (problems.length > 0) {
  console.error(`Licences that may not be used:\n${problems.join('\n')}`);
  process.exit(1);
}
console.log(`licences: ${count} packages, all allowed`);

/** The lock file lacks the licence of packages that state it in the old array form. */
function licenceOf(path) {
  const manifest = JSON.parse(readFileSync(`${path}/package.json`, 'utf8'));
  const licence = manifest.license ?? manifest.licenses?.[0];
  return typeof licence === 'object' ? licence.type : licence;
}

/** `(A OR B)` is allowed if one of them is, `A AND B` if both are. */
function isAllowed(expression) {
  if (!expression) return false;
  const bare = expression.replace(/[()]/g, '');
  return bare
    .split(/ OR /i)
    .some((choice) => choice.split(/ AND /i).every((name) => ALLOWED.has(name.trim())));
}
