import { expect, it } from 'vitest';
import { CloseStack } from '../../../../services/devkit/local/close-stack.ts';

it('closes the newest first, one after the other, each once', async () => {
  const closed: string[] = [];
  const closing = new CloseStack();
  const closer = (name: string) => async () => {
    await Promise.resolve();
    closed.push(name);
  };
  closing.add(closer('folder'), closer('storage'));
  closing.add(() => closed.push('port'));

  await Promise.all([closing.close(), closing.close()]);

  expect(closed).toStrictEqual(['port', 'storage', 'folder']);
});
