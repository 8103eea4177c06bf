import { describe, expect, it } from 'vitest';
import { opennessWarning, portAccess } from '../../../../services/devkit/local/access.ts';
import { readConfig } from '../../../../services/devkit/local/config.ts';
import {
  findSurroundings,
  type Surroundings,
  type System,
} from '../../../../services/devkit/local/surroundings.ts';

const OUTSIDE: Surroundings = { isImage: false, hosts: [], networks: [] };
const IMAGE = { isImage: true, hosts: ['3f2a1b'], networks: ['172.18.0.2/16'] };
const SECRETS = {
  CONSOLE_TOKEN: 'open sesame',
  ADMIN_ACCESS_KEY_ID: 'warden',
  ADMIN_SECRET_ACCESS_KEY: 'a secret of its own',
};

const peer = (remoteAddress: string) => ({ headers: {}, socket: { remoteAddress } });
const named = (host: string) => ({ headers: { host } });

describe('the ports', () => {
  it('in the image answer to its own name, and to the neighbors on its networks', () => {
    const { aws, web } = portAccess(readConfig({ ALLOWED_HOSTS: 'bot' }), IMAGE);

    for (const access of [aws, web]) {
      expect(access.admitsPeer(peer('172.18.0.1'))).toBe(true);
      expect(access.admitsPeer(peer('192.168.1.20'))).toBe(false);
      expect(access.answersTo(named('3f2a1b:4566'))).toBe(true);
      expect(access.answersTo(named('bot:4566'))).toBe(true);
      expect(access.answersTo(named('seed:4566'))).toBe(false);
    }
  });

  it('ask for the secret that is theirs: one opens the console, the other AWS', () => {
    const far = peer('203.0.113.7');
    const { CONSOLE_TOKEN, ...admin } = SECRETS;
    const withToken = portAccess(readConfig({ CONSOLE_TOKEN }), OUTSIDE);
    const withAdmin = portAccess(readConfig(admin), OUTSIDE);

    expect([withToken.web.admitsPeer(far), withToken.aws.admitsPeer(far)]).toStrictEqual([
      true,
      false,
    ]);
    expect([withAdmin.web.admitsPeer(far), withAdmin.aws.admitsPeer(far)]).toStrictEqual([
      false,
      true,
    ]);
  });

  it('trust the origins of the configuration for AWS alone', () => {
    const { aws, web } = portAccess(
      readConfig({ ALLOWED_ORIGINS: 'https://app.example.edu' }),
      OUTSIDE,
    );

    expect(aws.trustsOrigin('https://app.example.edu')).toBe(true);
    expect(web.trustsOrigin('https://app.example.edu')).toBe(false);
  });
});

describe('the warning at the start', () => {
  const warning = (environment: Record<string, string>, where = OUTSIDE) =>
    opennessWarning(readConfig(environment), where);

  it.each([{}, { HOST: 'localhost' }, { HOST: '::1' }, { HOST: '127.0.0.2' }])(
    'is not given with %o: only this machine can come',
    (environment) => {
      expect(warning(environment as Record<string, string>)).toBeUndefined();
    },
  );

  it.each([
    { HOST: '0.0.0.0' },
    { HOST: '::' },
    { HOST: '192.168.1.5' },
    { ALLOWED_HOSTS: 'help.example.edu' },
  ])('with %o says what is reachable for whom, and what protects it', (environment) => {
    const [[name, value] = ['', '']] = Object.entries(environment);
    const text = warning(environment as unknown as Record<string, string>) ?? '';

    expect(text).toContain(`OPEN TO OTHERS by ${name}=${value}`);
    for (const variable of Object.keys(SECRETS)) expect(text).toContain(`${variable}`);
    expect(text).toContain('WITHOUT A PASSWORD');
    expect(text).toContain('docs/guides/behind-a-proxy.md');
  });

  it('says so, too, once secrets protect it, and does not show them', () => {
    const text = warning({ HOST: '0.0.0.0', ...SECRETS }) ?? '';

    expect(text).toContain('OPEN TO OTHERS');
    expect(text).not.toContain('WITHOUT A PASSWORD');
    for (const secret of Object.values(SECRETS)) expect(text).not.toContain(secret);
  });

  it('is not given in the image for what Compose sets, and is for a name of its own', () => {
    expect(warning({ HOST: '0.0.0.0', ALLOWED_HOSTS: 'bot,embedded' }, IMAGE)).toBeUndefined();
    expect(warning({ ALLOWED_HOSTS: 'bot,help.example.edu' }, IMAGE)).toContain(
      "this machine and the container's networks",
    );
  });
});

describe('the surroundings', () => {
  const system = (files: readonly string[]): System => ({
    exists: (path) => files.includes(path),
    hostname: () => '3F2A1B',
    interfaces: () => ({
      lo: [{ cidr: '127.0.0.1/8', internal: true }],
      eth0: [
        { cidr: '172.18.0.2/16', internal: false },
        { cidr: 'fd00:18::2/64', internal: false },
      ],
      eth1: [{ cidr: null, internal: false }],
    }),
  });

  it('are none outside of the image, even in a container', () => {
    expect(findSurroundings('/app', system(['/.dockerenv']))).toStrictEqual(OUTSIDE);
  });

  it('are the name and the networks of the image', () => {
    expect(findSurroundings('/app', system(['/app/.image']))).toStrictEqual({
      isImage: true,
      hosts: ['3f2a1b'],
      networks: ['172.18.0.2/16', 'fd00:18::2/64'],
    });
  });

  it("are no networks if the container shares those of its host, which are everybody's", () => {
    const files = ['/app/.image', '/sys/class/net/eth0/device'];

    expect(findSurroundings('/app', system(files)).networks).toStrictEqual([]);
  });
});
