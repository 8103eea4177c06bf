// Checks the licence of every package in the lock file: what is bundled into dist/ is shipped.
import { readFileSync } from 'node:fs';
import { isAllowed, statedLicence } from './allowed-licences.mjs';

// Tools that are used and never bundled into dist/.
const TOOLS = ['node_modules/axe-core', 'node_modules/lightningcss'];

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const problems = [];
let count = 0;
for (const [path, { license, link }] of Object.entries(packages)) {
  if (path === '' || link) continue;
  count += 1;
  // The lock file lacks the licence of packages that state it in the old array form, or nowhere.
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const stated =
    statedLicence({ name, license }) ??
    statedLicence(JSON.parse(readFileSync(`${path}/package.json`, 'utf8')));
  const isTool = TOOLS.some((tool) => path.startsWith(tool));
  if (!isAllowed(stated) && !(isTool && stated === 'MPL-2.0'))
    problems.push(`${path}: ${stated ?? 'no licence stated'}`);
}
if (problems.length > 0) {
  console.error(`Licences that may not be used:\n${problems.join('\n')}`);
  process.exit(1);
}
console.log(`licences: ${count} packages, all allowed`);
