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
  'Zlib',
]);

/** Packages whose manifest names no licence, or no exact one. A person has read it in the file named behind each. */
const READ = {
  duck: 'BSD-2-Clause', // LICENSE of 0.1.12
  sylvester: 'MIT', // LICENSE.txt and README.rdoc of 0.0.21
};

/** Returns the licence that a package's manifest states, also in the old array form; undefined if none is known. */
export function statedLicence({ name, license, licenses }) {
  const stated = license ?? licenses?.[0];
  return READ[name] ?? (typeof stated === 'object' ? stated.type : stated);
}

/** `(A OR B)` is allowed if one of them is, `A AND B` if both are. No GPL, no AGPL, nothing unknown. */
export function isAllowed(expression) {
  if (!expression) return false;
  const bare = expression.replace(/[()]/g, '');
  return bare
    .split(/ OR /i)
    .some((choice) => choice.split(/ AND /i).every((name) => ALLOWED.has(name.trim())));
}
