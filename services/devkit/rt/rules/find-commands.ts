import { decodeCharset } from '../mime/decode-bytes.ts';
import { decodeWords } from '../mime/decode-words.ts';
import { fieldValues } from '../mime/read-header.ts';
import { allParts, type Part } from '../mime/read-parts.ts';
import type { RunCommand } from '../reading.ts';
import type { CommandSettings } from '../site.ts';
import { type CommandLine, looksLikeCommand, readCommandLine } from './command-line.ts';
import { canonicalName, isKnownCommand } from './command-names.ts';

export interface FoundCommands {
  /** Known commands, by their canonical names, with the values of all their lines. */
  readonly commands: readonly RunCommand[];
  readonly unknown: readonly string[];
  /** What was read: "header X", or the type of the part. Undefined if nothing was. */
  readonly from: string | undefined;
}

/**
 * Reads the commands of a mail as CommandByMail does: the lines of its header, if the site has one (R16), then those of
 * the first part that has a line like a command anywhere (R11, R15), from the top to the first line that is none (R10).
 */
export function findCommands(mail: Part, settings: CommandSettings): FoundCommands {
  const { header, onlyHeaders } = settings;
  const fromHeader =
    header === undefined ? [] : fieldValues(mail.fields, header).map(decodeHeaderBytes);
  const part = onlyHeaders ? undefined : allParts(mail).find(hasCommandLine);
  const lines = [...fromHeader, ...(part ? linesOf(part) : [])];
  const from =
    fromHeader.length > 0
      ? `the header ${header}`
      : part && `the first part with a line like "word:" (${part.type})`;
  return { ...known(readBlock(lines)), from };
}

function hasCommandLine(part: Part): boolean {
  return part.body !== undefined && linesOf(part).some(looksLikeCommand);
}

/** With a character for each byte of UTF-8, which is how RT sees them. */
function linesOf({ type, body = '', charset }: Part): readonly string[] {
  const isText = type === 'text/plain' || type === 'text/html';
  const bytes = isText && charset !== '' ? utf8Bytes(decodeCharset(body, charset)) : body;
  return bytes.split('\n');
}

function decodeHeaderBytes(value: string): string {
  return utf8Bytes(decodeWords(value));
}

function utf8Bytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** Empty lines before the first command are skipped; any later one ends the block (R12, R13). */
function readBlock(lines: readonly string[]): readonly CommandLine[] {
  const block: CommandLine[] = [];
  for (const line of lines) {
    const isBlank = /^[ \t\r\f\v]*$/.test(line);
    if (isBlank && block.length === 0) continue;
    const command = readCommandLine(line);
    if (!command) break;
    block.push(command);
  }
  return block;
}

function known(block: readonly CommandLine[]): Pick<FoundCommands, 'commands' | 'unknown'> {
  const values = new Map<string, string[]>();
  const unknown: string[] = [];
  for (const { name, value } of block) {
    const canonical = canonicalName(text(name));
    if (!isKnownCommand(canonical)) unknown.push(text(name));
    else values.set(canonical, [...(values.get(canonical) ?? []), text(value)]);
  }
  return { commands: [...values].map(([name, list]) => ({ name, values: list })), unknown };
}

function text(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
