import type { Resolver } from './resolve/intrinsic.ts';
import { UnresolvedError } from './resolve/unresolved-error.ts';
import { SkippedDependencyError } from './skipped-dependency-error.ts';
import type { Skipped } from './stack.ts';
import type { TemplateProblem } from './template/problems.ts';
import type { OutputDeclaration, Template } from './template/template.ts';

export interface ResolvedOutputs {
  readonly values: Readonly<Record<string, string>>;
  readonly skipped: readonly Skipped[];
  readonly problems: readonly TemplateProblem[];
}

/** Resolves the outputs whose condition holds. Outputs that depend on a skipped resource are skipped, too. */
export function resolveOutputs(template: Template, resolver: Resolver): ResolvedOutputs {
  const values: Record<string, string> = {};
  const skipped: Skipped[] = [];
  const problems: TemplateProblem[] = [];
  for (const [name, output] of template.outputs) {
    try {
      const value = outputValue(output, resolver);
      if (value !== undefined) values[name] = value;
    } catch (error) {
      if (error instanceof SkippedDependencyError) {
        skipped.push({ name: `Outputs.${name}`, reason: error.message });
      } else if (error instanceof UnresolvedError) {
        const message = `Output "${name}": ${error.message}`;
        problems.push({ file: template.file, line: output.line, message });
      } else throw error;
    }
  }
  return { values, skipped, problems };
}

function outputValue(output: OutputDeclaration, resolver: Resolver): string | undefined {
  if (output.condition !== undefined && !resolver.isTrue(output.condition)) return undefined;
  const value = resolver.resolve(output.value);
  if (value === undefined || value === null || typeof value === 'object') {
    throw new UnresolvedError(`Value must be text (got ${JSON.stringify(value) ?? 'nothing'})`);
  }
  return String(value);
}
