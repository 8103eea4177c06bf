import { describe, expect, it } from 'vitest';
import { socketAddress } from '../../../../../services/emulator/aws/connect/socket-address.ts';

describe('the address of a WebSocket', () => {
  it.each([
    ['http://127.0.0.1:4566', undefined, 'ws://127.0.0.1:4566/participant-socket?token=t'],
    // amazon-connect-chatjs takes ws: for 127.0.0.1 alone.
    ['http://localhost:4566', undefined, 'ws://127.0.0.1:4566/participant-socket?token=t'],
    ['http://[::1]:4566', undefined, 'ws://[::1]:4566/participant-socket?token=t'],
    ['http://aws.example.edu', undefined, 'ws://aws.example.edu/participant-socket?token=t'],
    [
      'http://aws.example.edu',
      'https://aws.example.edu',
      'wss://aws.example.edu/participant-socket?token=t',
    ],
    [
      'http://127.0.0.1:4566',
      'https://aws.example.edu',
      'ws://127.0.0.1:4566/participant-socket?token=t',
    ],
  ])('is, for a client of %s while others see %s, %s', (endpoint, publicUrl, address) => {
    expect(socketAddress(endpoint, publicUrl, 't')).toBe(address);
  });
});
