import { resolve } from 'node:path';
import { LexServerError } from './lex-server-error.ts';

/** A code hook that is a function of this process, for tests. */
export type HookFunction = (event: unknown) => unknown;

/** A code hook: a Node.js handler in a file, an endpoint that speaks Lambda's Invoke, or a function of this process. */
export type HookTarget = { readonly localeId?: string } & (
  | { readonly kind: 'file'; readonly file: string; readonly exportName: string }
  | { readonly kind: 'endpoint'; readonly functionArn: string; readonly url: string }
  | { readonly kind: 'function'; readonly call: HookFunction }
);

const FUNCTION_ARN = /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/;
const FORMS = 'FILE[#EXPORT] or ARN=URL, either with LOCALE= in front';

/**
 * Parses the value of `--hook`: `handler.ts`, `handler.ts#lookup`, `arn:aws:lambda:…:function:name=http://127.0.0.1:9000`.
 * With `fr_CA=` in front it is for that locale alone. Throws LexServerError for any other form.
 */
export function parseHookTarget(text: string): HookTarget {
  const [, localeId, rest = text] = /^([a-z]{2}_[A-Z0-9]{2,3})=(.+)$/.exec(text) ?? [];
  const locale = localeId === undefined ? {} : { localeId };
  const [, functionArn, url] = /^(arn:[^=]*)=(.*)$/.exec(rest) ?? [];
  if (functionArn !== undefined && url !== undefined) {
    checkEndpoint(text, functionArn, url);
    return { ...locale, kind: 'endpoint', functionArn, url };
  }
  const [, file = '', exportName = 'handler'] = /^(.*?)(?:#(.*))?$/.exec(rest) ?? [];
  if (file === '' || exportName === '' || /^https?:/.test(file) || /=https?:/.test(file)) {
    throw new LexServerError([`hook "${text}": expected ${FORMS}`]);
  }
  return { ...locale, kind: 'file', file: resolve(file), exportName };
}

function checkEndpoint(text: string, functionArn: string, url: string): void {
  if (!FUNCTION_ARN.test(functionArn)) {
    throw new LexServerError([
      `hook "${text}": ${functionArn} is not the ARN of a Lambda function`,
    ]);
  }
  const isHttp = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (!isHttp) throw new LexServerError([`hook "${text}": "${url}" is not an http(s) URL`]);
}
