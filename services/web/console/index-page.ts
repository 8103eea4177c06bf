import type { ConsolePage } from '../app.ts';

/** The entry page of the console: a list of its pages. */
export function consoleIndex(pages: readonly ConsolePage[]): string {
  const items = pages.map(({ path, title }) => `<li><a href="${path}">${title}</a></li>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Console · LTSI Support Bot</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}
@media (prefers-color-scheme:dark){body{background:#16181d;color:#e8eaed}a{color:#8ab4f8}}</style>
</head>
<body>
<main>
<h1>Console</h1>
<ul>${items.join('')}</ul>
<p><a href="/">The chat</a> · <a href="/healthz">Health</a></p>
</main>
</body>
</html>
`;
}
