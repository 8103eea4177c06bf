import { describe, expect, it } from 'vitest';
import { similarNames } from '../../../../services/devkit/documents/listing/similar-names.ts';

const KEYS = [
  'documents/vpn.html',
  'documents/wifi-and-network.html',
  'documents/help-example-edu-printing/page.html',
  'documents/videos/record-a-lecture.mp4',
];

describe('names that somebody may have meant', () => {
  it.each([
    ['vpn', ['documents/vpn.html']],
    ['VPN.htm', ['documents/vpn.html']],
    ['documents/vnp.html', ['documents/vpn.html']],
    ['wifi-network.html', ['documents/wifi-and-network.html']],
    ['example-printing', ['documents/help-example-edu-printing/page.html']],
    ['record-lecture.mp4', ['documents/videos/record-a-lecture.mp4']],
    ['parking', []],
    ['', []],
  ])('are for %j %j', (name, found) => {
    expect(similarNames(name, KEYS)).toStrictEqual(found);
  });

  it('are three at most, the nearest first', () => {
    const keys = Array.from({ length: 9 }, (_, n) => `documents/grades-${n}.html`);

    expect(similarNames('grades-7.htm', keys)[0]).toBe('documents/grades-7.html');
    expect(similarNames('grades', keys)).toHaveLength(3);
  });
});
