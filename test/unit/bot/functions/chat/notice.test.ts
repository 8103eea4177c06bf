import { expect, it } from 'vitest';
import { ChatFixture } from '../../../../support/chat/chat-fixture.ts';

it('greets under the notice that staff have set', async () => {
  const chat = new ChatFixture({ notice: async () => 'Brightspace is down' });

  const { body } = await chat.ask({ method: 'POST', path: '/api/sessions', json: {} });

  expect(JSON.parse(body).messages).toMatchObject([
    { content: 'Notice: Brightspace is down' },
    { content: expect.stringContaining('I am the LTSI support bot') },
  ]);
});
