import { parse } from 'node:path';
import { ACCOUNT_ID } from '../../emulator/aws/service.ts';
import type { HookTarget } from './hook-target.ts';
import { LexServerError } from './lex-server-error.ts';

/** A code hook with the ARN that Lex knows it by. */
export interface Hook {
  readonly arn: string;
  readonly target: HookTarget;
}

/** Assigns an ARN to each target. Throws LexServerError if two are for the same locale, or two for all. */
export function hooksOf(targets: readonly HookTarget[], region: string): readonly Hook[] {
  const seen = new Set<string>();
  return targets.map((target, place) => {
    const where = target.localeId ?? 'every locale';
    if (seen.has(where)) {
      throw new LexServerError([
        `hooks: two hooks are given for ${where}; Lex calls one function per locale (put LOCALE= in front, as in fr_CA=handler.ts)`,
      ]);
    }
    seen.add(where);
    return { arn: arnOf(target, place, region), target };
  });
}

/** A handler's function has the name of its file. */
function arnOf(target: HookTarget, place: number, region: string): string {
  if (target.kind === 'endpoint') return target.functionArn;
  const file = target.kind === 'file' ? parse(target.file).name : 'hook';
  const name = `${file.replace(/[^\w-]/g, '-').slice(0, 60)}${place === 0 ? '' : `-${place + 1}`}`;
  return `arn:aws:lambda:${region}:${ACCOUNT_ID}:function:${name}`;
}

/** Returns the ARN of a locale's hook: its own, otherwise the one for every locale. */
export function hookArnFor(hooks: readonly Hook[], localeId: string): string | undefined {
  const own = hooks.find(({ target }) => target.localeId === localeId);
  return (own ?? hooks.find(({ target }) => target.localeId === undefined))?.arn;
}
