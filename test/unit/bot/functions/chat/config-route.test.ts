import { describe, expect, it } from 'vitest';
import { TEST_BRAND } from '../../../../support/chat/brand.ts';
import { chatFixture } from '../../../../support/chat/chat-fixture.ts';
import { aHandoffDesk } from '../../../../support/chat/fake-handoff.ts';

/** The fixture's clock: a Monday, 2:00 in Vancouver. */
const HOUR = 3600;

async function config(chat = chatFixture()) {
  const { status, headers, body } = await chat.ask({ method: 'GET', path: '/api/config' });
  return { status, headers, body: JSON.parse(body) };
}

describe('GET /api/config', () => {
  it('has the brand with the contacts that it names, whole', async () => {
    const { status, body } = await config();

    expect(status).toBe(200);
    expect(body.brand).toMatchObject({
      name: TEST_BRAND.name,
      colours: TEST_BRAND.colours,
      greeting: TEST_BRAND.greeting,
      examples: TEST_BRAND.examples,
    });
    expect(body.brand.contacts[0]).toEqual({
      label: 'Help desk',
      phone: '250-555-0100',
      email: 'triage@rt.example.edu',
      place: 'Library, ground floor',
    });
  });

  it('leaves out a contact that staff have taken out of the live file', async () => {
    const chat = chatFixture({ contacts: async () => ({ emergency: { label: 'E', phone: '1' } }) });

    expect((await config(chat)).body.brand.contacts).toEqual([{ label: 'E', phone: '1' }]);
  });

  it('says whether people are there now, and until when', async () => {
    const chat = chatFixture();
    const closed = (await config(chat)).body.hours;
    chat.pass(8 * HOUR);
    const open = (await config(chat)).body.hours;

    expect(closed.isOpen).toBe(false);
    expect(closed.text).toBe('Our staff are not here now; they are back today at 9:00.');
    expect(open).toEqual({ isOpen: true, text: 'Our staff are here today until 17:00.' });
  });

  it('has the notice while there is one, and neither voice nor hand-over', async () => {
    const notice = async () => 'Zoom is down';

    expect((await config()).body).not.toHaveProperty('notice');
    expect((await config(chatFixture({ notice }))).body).toMatchObject({
      notice: 'Zoom is down',
      voice: false,
      handoff: false,
    });
  });

  it('says that a person can take over where that is set up', async () => {
    expect((await config(chatFixture({ handoff: aHandoffDesk() }))).body.handoff).toBe(true);
  });

  it('is kept by no cache', async () => {
    expect((await config()).headers['cache-control']).toBe('no-store');
  });
});

it('greets with the words of the brand', async () => {
  const chat = chatFixture({ brand: { ...TEST_BRAND, greeting: 'Welcome.' } });

  const { body } = await chat.ask({ method: 'POST', path: '/api/sessions', json: {} });

  expect(JSON.parse(body).messages).toEqual([{ contentType: 'PlainText', content: 'Welcome.' }]);
});
