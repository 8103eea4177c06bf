import { escapeHtml } from '../../../bot/helpdesk/escape-html.ts';

/** A page of the console around a body that is already HTML. */
export function consolePage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · LTSI Support Bot</title>
<style>
body{font:1rem/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid #8888}
td,dd,pre{overflow-wrap:anywhere}
.wide{overflow-x:auto}
.wide td{overflow-wrap:normal}
pre{white-space:pre-wrap;border:1px solid #8888;border-radius:.25rem;padding:1rem}
dt{font-weight:600}
dd{margin:0 0 .5rem}
a:focus-visible{outline:3px solid #1a73e8;outline-offset:2px}
@media (prefers-color-scheme:dark){body{background:#16181d;color:#e8eaed}a{color:#8ab4f8}}
</style>
</head>
<body>
<nav aria-label="Console"><a href="/console/">Console</a></nav>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
}
