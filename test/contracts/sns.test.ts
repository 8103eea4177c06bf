import { afterAll, beforeAll } from 'vitest';
import { type SnsDoor, startSnsDoor } from '../support/sns-door.ts';
import { describeSns } from './sns.ts';

let door: SnsDoor;
beforeAll(async () => {
  door = await startSnsDoor();
});
afterAll(() => door.close());

describeSns('the embedded service', () => door);
