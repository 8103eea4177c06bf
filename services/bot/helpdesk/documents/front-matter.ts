/** The block of settings at the top of a Markdown file, in YAML (`---`), TOML (`+++`) or JSON (`{`), and the text below. */
export interface FrontMatter {
  readonly title: string | undefined;
  readonly body: string;
}

const MAX_LENGTH = 20_000;
const MAX_TITLE_LENGTH = 200;

/** Splits the front matter from a text. A text without one is the body. */
export function splitFrontMatter(text: string): FrontMatter {
  const yaml = blockOf(text, '---', ['---', '...']);
  if (yaml) return { title: titleIn(yaml.block, ':'), body: yaml.body };
  const toml = blockOf(text, '+++', ['+++']);
  if (toml) return { title: titleIn(toml.block, '='), body: toml.body };
  return jsonMatter(text) ?? { title: undefined, body: text };
}

function blockOf(
  text: string,
  open: string,
  closes: readonly string[],
): { block: string; body: string } | undefined {
  const lines = text.slice(0, MAX_LENGTH).split('\n');
  if (lines[0]?.trimEnd() !== open) return undefined;
  const end = lines.findIndex((line, at) => at > 0 && closes.includes(line.trimEnd()));
  if (end < 0) return undefined;
  const block = lines.slice(1, end).join('\n');
  // A rule at the top of a text opens no front matter: its first line would name a setting.
  if (block.trim() !== '' && !/^\s*(?:[#[]|["']?[\w.-]+["']?\s*[:=])/.test(block)) return undefined;
  const length = lines.slice(0, end + 1).join('\n').length;
  return { block, body: text.slice(length).replace(/^\n/, '') };
}

function titleIn(block: string, sign: ':' | '='): string | undefined {
  for (const line of block.split('\n')) {
    const [name = '', ...value] = line.split(sign);
    if (name.trim().toLowerCase() !== 'title') continue;
    return plainTitle(value.join(sign).trim());
  }
  return undefined;
}

function plainTitle(value: string): string | undefined {
  const quoted = /^(["'])(.*)\1(?:\s+#.*)?$/.exec(value)?.[2];
  return (quoted ?? value).slice(0, MAX_TITLE_LENGTH).trim() || undefined;
}

function jsonMatter(text: string): FrontMatter | undefined {
  if (!text.startsWith('{')) return undefined;
  const end = text.slice(0, MAX_LENGTH).search(/^\}[ \t]*$/m);
  if (end < 0) return undefined;
  try {
    const { title } = JSON.parse(text.slice(0, end + 1)) as { title?: unknown };
    return {
      title: typeof title === 'string' ? plainTitle(title) : undefined,
      body: text.slice(end + 1).trimStart(),
    };
  } catch {
    return undefined;
  }
}
