import { resolve } from 'node:path';
import esbuild from 'esbuild';
import type { Figure } from './figures.ts';

const SIZE = 1_000_000;
/** Texts that a careless pattern takes quadratic time for, and an ordinary one. */
const PIECES: Readonly<Record<string, string>> = {
  'an ordinary text': 'My course site is broken since Monday, and room 205 is locked. ',
  'separated digits': '4 ',
  'spoken digits': 'one ',
  '"password is"': 'password is ',
  'quotation marks': 'password is "',
  'names and secrets': 'token a1b2c3d4e5f6g7h8i9 tried Ab1!cdef login ',
  'numbers after a PIN': 'pin 1 2 ',
  'a table': 'user,password\na,b1c2d3\n',
};

/** Measures how long redaction takes for one megabyte. */
export async function measureRedaction(): Promise<Figure[]> {
  const redact = await bundledRedact();
  return Object.entries(PIECES).map(([name, piece]) => {
    const text = piece.repeat(SIZE / piece.length);
    const began = performance.now();
    redact(text);
    const seconds = (performance.now() - began) / 1000;
    return { what: `redact 1 MB: ${name}`, goal: '≤ 10 s', seen: `${seconds.toFixed(2)} s` };
  });
}

/** Redaction imports YAML, which only the build and the tests understand. */
async function bundledRedact(): Promise<(text: string) => string> {
  const here = JSON.stringify(import.meta.filename);
  const { outputFiles } = await esbuild.build({
    entryPoints: [resolve(import.meta.dirname, '../services/bot/helpdesk/redaction.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    loader: { '.yaml': 'text' },
    // The parser of YAML is CommonJS.
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(${here});`,
    },
    write: false,
  });
  const source = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return (await import(`data:text/javascript;base64,${source}`)).redact;
}
