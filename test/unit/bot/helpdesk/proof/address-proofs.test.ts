import { beforeEach, describe, expect, it } from 'vitest';
import { AddressProofs } from '../../../../../services/bot/helpdesk/proof/address-proofs.ts';
import { SessionNetworks } from '../../../../../services/bot/helpdesk/tickets/session-network.ts';
import type { TeamMail } from '../../../../../services/bot/helpdesk/tickets/ticket-mailer.ts';
import { MemoryJsonObjects } from '../../../../support/chat/memory-json-objects.ts';

const SAM = 'sam@example.edu';
let objects: MemoryJsonObjects;
let mails: TeamMail[];
let time: number;
let proofs: AddressProofs;
const clock = { now: () => new Date(time) };

beforeEach(() => {
  objects = new MemoryJsonObjects();
  mails = [];
  time = Date.UTC(2026, 10, 30, 10);
  let number = 41;
  const mailer = { send: async (mail: TeamMail) => `m${mails.push(mail)}` };
  proofs = new AddressProofs({ objects, mailer, clock, random: () => ++number });
});

describe('proving an address', () => {
  it('mails a code that no program answers, and takes it', async () => {
    expect(await proofs.begin('s1', SAM)).toBeUndefined();

    expect(mails).toMatchObject([{ to: SAM, headers: { 'Auto-Submitted': 'auto-generated' } }]);
    expect(mails[0]?.text).toContain('000042');
    expect(await proofs.isProven('s1', SAM)).toBe(false);
    expect(await proofs.check('s1', '000042')).toBe('proven');
    expect(await proofs.isProven('s1', SAM)).toBe(true);
  });

  it('counts for one session and one address', async () => {
    await proofs.begin('s1', SAM);
    await proofs.check('s1', '000042');

    expect(await proofs.isProven('s2', SAM)).toBe(false);
    expect(await proofs.isProven('s1', 'tom@example.edu')).toBe(false);
    expect(await proofs.check('s2', '000042')).toBe('expired');
  });

  it('takes the newest code alone', async () => {
    await proofs.begin('s1', SAM);
    await proofs.begin('s1', SAM);

    expect(await proofs.check('s1', '000042')).toBe('wrong');
    expect(await proofs.check('s1', '000043')).toBe('proven');
  });

  it('counts every try, also of those that are made at once', async () => {
    await proofs.begin('s1', SAM);

    const guesses = Array.from({ length: 8 }, (_, at) => proofs.check('s1', `10000${at}`));
    const verdicts = await Promise.all(guesses);

    expect(verdicts.filter((verdict) => verdict === 'wrong')).toHaveLength(4);
    expect(await proofs.check('s1', '000042')).toBe('tooOften');
  });

  it('sends three codes an hour to a mail box, from whatever session', async () => {
    for (const session of ['s1', 's2', 's3']) await proofs.begin(session, SAM);

    expect(await proofs.begin('s4', 'Sam+x@example.edu')).toMatchObject({ cap: { max: 3 } });
    expect(mails).toHaveLength(3);
    time += 3_600_001;
    expect(await proofs.begin('s4', SAM)).toBeUndefined();
  });

  it('sends a hundred an hour from a network', async () => {
    const networks = new SessionNetworks(objects, clock);
    for (let at = 0; at <= 100; at += 1) await networks.note(`s${at}`, '192.0.2.1');

    for (let at = 0; at < 100; at += 1) await proofs.begin(`s${at}`, `a${at}@example.edu`);

    expect(await proofs.begin('s100', 'b@example.edu')).toMatchObject({
      cap: { kind: 'codes-of-network' },
    });
  });
});
