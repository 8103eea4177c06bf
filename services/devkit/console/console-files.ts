import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyPluginAsync } from 'fastify';
import { AREA_IDS } from './console-area.ts';
import { sendProblem } from './problem.ts';

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};
/** Bundled files have plain names: `console.js`, `chunk-ABCD1234.js`. */
const FILE_NAME = /^[\w-]{1,80}\.(js|css)$/;

const SHELL = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Support console</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/console/assets/console.css">
<script type="module" src="/console/assets/console.js"></script>
</head>
<body>
<div id="console"></div>
<noscript><p>The console needs JavaScript. Please switch it on for this page.</p></noscript>
</body>
</html>
`;

/**
 * Creates the routes of the console's page: its script and style, bundled into `folder`, and the same document for each of
 * its addresses, between which the script chooses.
 */
export function consoleFiles(folder: string): FastifyPluginAsync {
  return async (scope) => {
    scope.get<{ Params: { name: string } }>('/console/assets/:name', async (request, reply) => {
      const { name } = request.params;
      const [, extension = ''] = FILE_NAME.exec(name) ?? [];
      const file = extension === '' ? undefined : await read(join(folder, name));
      if (file === undefined) return sendProblem(request, reply, 404, `There is no ${name}.`);
      return reply.type(TYPES[extension] ?? 'text/plain').send(file);
    });
    scope.all<{ Params: { '*': string } }>('/console/*', async (request, reply) => {
      const { method, url } = request;
      if (method !== 'GET' && method !== 'HEAD')
        return sendProblem(request, reply, 404, `The console has no ${method} ${url}.`);
      const status = isKnown(request.params['*']) ? 200 : 404;
      return reply.code(status).type('text/html; charset=utf-8').send(SHELL);
    });
  };
}

/** Whether the script has a page for an address; it says so itself if it has none. */
function isKnown(path: string): boolean {
  const [first = ''] = path.split('/', 1);
  return first === '' || AREA_IDS.some((id) => id === first);
}

async function read(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
