import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  ConfigError,
  developerEnvironment,
  readConfig,
} from '../../../../services/devkit/local/config.ts';
import { VARIABLES } from '../../../../services/devkit/local/variables.ts';

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toStrictEqual({
      host: '127.0.0.1',
      awsPort: 4566,
      searchPort: 9200,
      webPort: 3000,
      dataDir: '.data',
      dataLimit: 5_000_000_000,
      ticketDays: '',
      eventDays: '',
      region: 'ca-central-1',
      awsBackend: undefined,
      searchBackend: undefined,
      publicAwsUrl: undefined,
      publicWebUrl: undefined,
      allowedHosts: [],
      allowedOrigins: [],
      embedOrigins: [],
      consoleToken: undefined,
      administrator: undefined,
      linkEndpoint: undefined,
      handoff: 'local',
      handoffWaitSeconds: '180',
      answersEncoder: 'none',
      encoderDir: undefined,
      logLevel: 'info',
    });
  });

  it('has the origins whose pages may embed the chat, as the function reads them', () => {
    const { embedOrigins } = readConfig({
      EMBED_ORIGINS: 'https://a.example.edu, https://b.example.edu',
    });

    expect(embedOrigins).toStrictEqual(['https://a.example.edu', 'https://b.example.edu']);
    expect(() => readConfig({ EMBED_ORIGINS: 'http://a.example.edu' })).toThrow(
      'EMBED_ORIGINS has "http://a.example.edu", which must begin with https://, except on this machine.',
    );
  });

  it('lists every problem at once, with the value', () => {
    const read = () => readConfig({ AWS_PORT: 'abc', WEB_PORT: '70000', LOG_LEVEL: 'loud' });

    expect(read).toThrow(ConfigError);
    expect(read).toThrow(
      'AWS_PORT must be a port number, 0 to 65535 (got "abc").\n' +
        'WEB_PORT must be a port number, 0 to 65535 (got "70000").\n' +
        'LOG_LEVEL must be one of debug, info, warn, error, silent (got "loud").',
    );
  });

  it('keeps tickets and events for as many days as it is told, and refuses what the template would', () => {
    const kept = readConfig({ TICKET_DAYS: '400', EVENT_DAYS: '30' });

    expect(kept).toMatchObject({ ticketDays: '400', eventDays: '30' });
    for (const TICKET_DAYS of ['0', '-1', '10000', 'a year', '1.5'])
      expect(() => readConfig({ TICKET_DAYS })).toThrow('a number of days from 1 to 9999');
  });

  it('takes another process for a backend, and this one when none is named', () => {
    const { awsBackend, searchBackend } = readConfig({ AWS_BACKEND: 'http://localstack:4566/' });

    expect(awsBackend).toBe('http://localstack:4566');
    expect(searchBackend).toBeUndefined();
  });

  it('refuses a backend that is no address, instead of ignoring it', () => {
    expect(() => readConfig({ SEARCH_BACKEND: 'opensearch:9200/x' })).toThrow(
      'SEARCH_BACKEND must be "local" or an http(s) URL without a path (got "opensearch:9200/x").',
    );
  });

  it('makes links for the public address when there is one', () => {
    const { linkEndpoint } = readConfig({ PUBLIC_AWS_URL: 'https://aws.example.edu/' });

    expect(linkEndpoint).toBe('https://aws.example.edu');
  });

  it('reads names and origins as browsers write them', () => {
    const { allowedHosts, allowedOrigins } = readConfig({
      ALLOWED_HOSTS: ' Help.Example.edu, bot,,[FD00::1] ',
      ALLOWED_ORIGINS: 'https://APP.example.edu:443, http://localhost:5173/',
    });

    expect(allowedHosts).toStrictEqual(['help.example.edu', 'bot', '[fd00::1]']);
    expect(allowedOrigins).toStrictEqual(['https://app.example.edu', 'http://localhost:5173']);
  });

  it.each([
    [{ ALLOWED_HOSTS: 'https://help.example.edu' }, 'ALLOWED_HOSTS must be'],
    [{ ALLOWED_HOSTS: 'help.example.edu:443' }, 'ALLOWED_HOSTS must be'],
    [{ ALLOWED_HOSTS: '*' }, 'ALLOWED_HOSTS must be'],
    [{ ALLOWED_ORIGINS: '*' }, 'ALLOWED_ORIGINS must be'],
    [{ ALLOWED_ORIGINS: 'null' }, 'ALLOWED_ORIGINS must be'],
    [{ ALLOWED_ORIGINS: 'app.example.edu' }, 'ALLOWED_ORIGINS must be'],
    [{ ALLOWED_ORIGINS: 'https://app.example.edu/page' }, 'ALLOWED_ORIGINS must be'],
    [{ ADMIN_ACCESS_KEY_ID: 'warden' }, 'must be set together'],
    [{ ADMIN_SECRET_ACCESS_KEY: 'a secret' }, 'must be set together'],
    [{ ADMIN_ACCESS_KEY_ID: 'a/b', ADMIN_SECRET_ACCESS_KEY: 'x' }, 'ADMIN_ACCESS_KEY_ID must be'],
    [{ ADMIN_ACCESS_KEY_ID: 'test', ADMIN_SECRET_ACCESS_KEY: 'test' }, 'other than "test"'],
  ])('refuses %o', (environment, message) => {
    expect(() => readConfig(environment)).toThrow(message);
  });

  it('hands no secret of its own to handlers', () => {
    const environment = {
      PATH: '/bin',
      CONSOLE_TOKEN: 'a',
      ADMIN_ACCESS_KEY_ID: 'b',
      ADMIN_SECRET_ACCESS_KEY: 'c',
    };

    expect(developerEnvironment(environment)).toStrictEqual({ PATH: '/bin' });
  });

  it('is documented, each variable with its default', async () => {
    const page = await readFile('docs/configuration.md', 'utf8');
    const rows = VARIABLES.map(
      ({ name, defaultValue, meaning }) =>
        `| \`${name}\` | ${defaultValue ? `\`${defaultValue}\`` : 'empty'} | ${meaning} |`,
    );

    for (const row of rows) expect(page).toContain(row);
  });
});
