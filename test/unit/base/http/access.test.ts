import { describe, expect, it } from 'vitest';
import { createHttpAccess } from '../../../../services/base/http/access.ts';
import { originForm } from '../../../../services/base/http/host-names.ts';

/** A request from an address; its Host and its proxies do not matter. */
const from = (remoteAddress: string | undefined, localAddress?: string) => ({
  headers: {},
  socket: { remoteAddress, localAddress },
});

describe('who is near', () => {
  const access = createHttpAccess({ networks: ['172.18.0.2/16', 'fd00:18::2/64', 'fe80::42/64'] });

  it.each([
    ['the host, through a port that Compose publishes', '172.18.0.1'],
    ['the seed container', '172.18.0.5'],
    ['the test, through the port of a Testcontainer', '::ffff:172.18.0.1'],
    ["another emulator's Lambda", '172.18.200.9'],
    ['a neighbor by IPv6', 'fd00:18::5'],
    ['a neighbor by its link', 'fe80::5%eth0'],
    ['the health check', '127.0.0.1'],
    ['a program here', '127.8.9.1'],
    ['a program here by IPv6', '::1'],
  ])('is %s', (_who, address) => {
    expect(access.admitsPeer(from(address))).toBe(true);
  });

  it.each([
    '192.168.1.20',
    '172.19.0.1',
    '203.0.113.7',
    'fd00:19::5',
    '::ffff:10.0.0.1',
    '',
    undefined,
  ])('is not %s', (address) => {
    expect(access.admitsPeer(from(address))).toBe(false);
  });

  it('is no neighbor at all outside of the image', () => {
    expect(createHttpAccess().admitsPeer(from('172.18.0.1', '172.18.0.2'))).toBe(false);
  });

  it('is a program of this machine that calls its own address', () => {
    expect(createHttpAccess().admitsPeer(from('192.168.1.5', '::ffff:192.168.1.5'))).toBe(true);
  });

  it('is everybody once there is a secret to know', () => {
    expect(createHttpAccess({ needsSecret: true }).admitsPeer(from('203.0.113.7'))).toBe(true);
  });
});

describe('a target in absolute form', () => {
  it.each([
    ['http://localhost:3000/a?b#c', '/a?b#c'],
    ['HTTP://localhost', '/'],
    ['http://localhost?x', '/?x'],
    ['/http://localhost/a', '/http://localhost/a'],
    ['*', '*'],
  ])('%s is %s', (url, path) => {
    expect(originForm(url)).toBe(path);
  });
});
