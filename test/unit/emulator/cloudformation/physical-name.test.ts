import { expect, it } from 'vitest';
import { lexId, physicalName } from '../../../../services/emulator/cloudformation/physical-name.ts';

it('names a resource after its stack and its logical id', () => {
  expect(physicalName('support-bot', 'Queue', 80)).toBe('support-bot-Queue');
});

it('shortens names that are too long, and keeps them different', () => {
  const one = physicalName('support-bot', 'A'.repeat(80), 64);
  const other = physicalName('support-bot', `${'A'.repeat(79)}B`, 64);

  expect(one).toHaveLength(64);
  expect(one).not.toBe(other);
});

it('returns Lex ids of ten characters that are the same at every start', () => {
  expect(lexId('support-bot', 'Bot')).toMatch(/^[0-9A-Z]{10}$/);
  expect(lexId('support-bot', 'Bot')).toBe(lexId('support-bot', 'Bot'));
  expect(lexId('support-bot', 'Bot')).not.toBe(lexId('support-bot', 'BotAlias'));
});
