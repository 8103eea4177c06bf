import { escapeHtml } from '../../bot/helpdesk/escape-html.ts';

/** HTML made by the `html` tag: inserted into another template unescaped. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** A value for a placeholder: text is escaped, the parts of a list are joined. */
export type HtmlValue = string | number | Html | readonly Html[];

/** Makes HTML from a template. Text in a placeholder is escaped, so that it is safe between tags and in quoted attributes. */
export function html(template: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const inserted = values.map((value) => {
    if (value instanceof Html) return value.toString();
    return typeof value === 'object' ? value.join('') : escapeHtml(String(value));
  });
  return new Html(String.raw({ raw: template }, ...inserted));
}

const STYLE = `
body{font:1rem/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid #8888}
td,dd,pre{overflow-wrap:anywhere}
.wide{overflow-x:auto}
.wide td{overflow-wrap:normal}
pre{white-space:pre-wrap;border:1px solid #8888;border-radius:.25rem;padding:1rem}
dt{font-weight:600}
dd{margin:0 0 .5rem}
textarea,input,button{font:inherit}
textarea{box-sizing:border-box;width:100%;max-width:40rem}
button{min-height:1.75rem;padding:.15rem .75rem}
ul.lines form{display:inline}
ul.lines li{margin-bottom:.35rem}
.outcome{border-inline-start:.25rem solid;padding:.25rem .75rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
a:focus-visible,button:focus-visible,textarea:focus-visible,input:focus-visible,[tabindex]:focus-visible{outline:3px solid #1a73e8;outline-offset:2px}
@media (prefers-color-scheme:dark){body{background:#16181d;color:#e8eaed}a{color:#8ab4f8}}
`;

/** Returns a page of the console around its body. */
export function renderConsolePage(title: string, body: Html): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · LTSI Support Bot</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<nav aria-label="Console"><a href="/console/">Console</a></nav>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
  return page.toString();
}
