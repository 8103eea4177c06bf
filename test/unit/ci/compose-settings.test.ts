import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const compose = readFileSync('compose.yaml', 'utf8');
const example = readFileSync('.env.example', 'utf8');

interface ComposeService {
  readonly image: string;
  readonly ports?: readonly string[];
  readonly logging: object;
  readonly restart: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** `${NAME:-default}` of compose.yaml, the innermost of nested ones. */
const used = new Map(
  [...compose.matchAll(/\$\{([A-Z_]+):-([^${}]*)\}/g)].map(
    ([, name = '', value = '']) => [name, value] as const,
  ),
);
const shown = new Map(
  [...example.matchAll(/^(# )?([A-Z_]+)=(.*)$/gm)].map(
    ([, isOff, name = '', value = '']) => [name, { isOff: isOff !== undefined, value }] as const,
  ),
);

describe('.env.example', () => {
  it('shows every setting of compose.yaml with its default', () => {
    const on = [...shown].flatMap(([name, { isOff, value }]) =>
      isOff ? [] : [[name, value] as const],
    );

    expect(used.size).toBeGreaterThan(8);
    expect(new Map(on)).toStrictEqual(used);
  });

  it('shows nothing that compose.yaml does not read', () => {
    for (const name of shown.keys()) expect(compose).toContain(name);
  });
});

describe('compose.yaml', () => {
  const { services } = parse(compose, { merge: true }) as {
    services: Record<string, ComposeService>;
  };

  it('publishes on the loopback alone', () => {
    const ports = Object.values(services).flatMap((service) => service.ports ?? []);

    expect(ports.length).toBeGreaterThan(3);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it.each(['bot', 'embedded'])('passes the settings of the encoder to %s', (name) => {
    expect(services[name]?.environment).toMatchObject({
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Compose replaces it.
      ANSWERS_ENCODER: '${ANSWERS_ENCODER:-none}',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: likewise.
      ENCODER_DIR: '${ENCODER_DIR:-}',
    });
  });

  it('pins what it does not build, limits every log, and says when each starts again', () => {
    for (const { image, logging, restart } of Object.values(services)) {
      expect(image).toMatch(/^support-bot:|:\d+\.\d+\.\d+$/);
      expect(logging).toMatchObject({ options: { 'max-file': '3', 'max-size': '10m' } });
      expect(restart).toMatch(/^(unless-stopped|on-failure:\d)$/);
    }
  });
});
