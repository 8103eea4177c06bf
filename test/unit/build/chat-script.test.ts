import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { describe, expect, it } from 'vitest';
import { bundleForBrowser } from '../../../scripts/browser-script.mjs';

const MAX_BYTES = 45 * 1024;

describe('the script of the chat', () => {
  it('has at most 45 KB when it is compressed, so that a page may embed it without a second thought', async () => {
    const script = await bundleForBrowser(esbuild, 'services/bot/chat-page/support-chat.ts');

    expect(gzipSync(script).length).toBeLessThanOrEqual(MAX_BYTES);
  });

  it('makes no element of a string and runs none, so that no policy has to allow it', async () => {
    const script = await bundleForBrowser(esbuild, 'services/bot/chat-page/support-chat.ts');

    expect(script).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/,
    );
  });
});
