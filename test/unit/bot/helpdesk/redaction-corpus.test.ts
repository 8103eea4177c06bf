import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainCharacters } from '../../../../services/bot/helpdesk/redaction/plain-characters.ts';
import { redact } from '../../../../services/bot/helpdesk/redaction.ts';

interface Example {
  readonly class: string;
  readonly text: string;
  /** What must not remain, not even in part; of a text without secrets nothing. */
  readonly secrets?: readonly string[];
}

function examples(name: string): Example[] {
  const lines = readFileSync(`test/fixtures/redaction/${name}.jsonl`, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}

/** A text as a person or a program may read it: digits of every script, without separators and invisible characters. */
function squeezed(text: string): string {
  const digits = text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, (digit) =>
      String((digit.codePointAt(0) ?? 0) & 15),
    );
  return digits.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

/** Whether six characters in a row of a secret are still there; all of it, if it is shorter. */
function remains(redacted: string, secret: string): boolean {
  const [text, all] = [
    squeezed(redacted.replaceAll(/\[[a-z ]+ removed\]/g, '\n')),
    squeezed(secret),
  ];
  const length = Math.min(6, all.length);
  const parts = Array.from({ length: all.length - length + 1 }, (_, at) =>
    all.slice(at, at + length),
  );
  return parts.some((part) => text.includes(part));
}

/** By those who wrote the rules, and by somebody who had not read them. */
const CORPORA = [
  { positive: 'positive', negative: 'negative', least: 150 },
  { positive: 'unseen-positive', negative: 'unseen-negative', least: 150 },
];

describe.each(CORPORA)('the corpus $positive', ({ positive, negative, least }) => {
  it('loses at least 95 % of its secrets', () => {
    const corpus = examples(positive);
    const missed = corpus.filter(({ text, secrets = [] }) =>
      secrets.some((s) => remains(redact(text), s)),
    );
    if (missed.length > 0)
      console.log(missed.map(({ text }) => `missed: ${redact(text)}`).join('\n'));

    expect(corpus.length).toBeGreaterThanOrEqual(least);
    expect(missed.length / corpus.length).toBeLessThanOrEqual(0.05);
  });

  it('keeps at least 98 % of its other texts as they are', () => {
    const corpus = examples(negative);
    const changed = corpus.filter(({ text }) => redact(text) !== plainCharacters(text));
    if (changed.length > 0)
      console.log(changed.map(({ text }) => `changed: ${redact(text)}`).join('\n'));

    expect(corpus.length).toBeGreaterThanOrEqual(least);
    expect(changed.length / corpus.length).toBeLessThanOrEqual(0.02);
  });

  it('is the same after a second pass', () => {
    const all = [...examples(positive), ...examples(negative)].map(({ text }) => redact(text));

    expect(all.map(redact)).toStrictEqual(all);
  });

  it('has no text twice', () => {
    const texts = [...examples(positive), ...examples(negative)].map(({ text }) => text);

    expect(new Set(texts).size).toBe(texts.length);
  });
});
