import { afterAll, beforeAll } from 'vitest';
import { type StorageDoor, startStorageDoor } from '../support/storage-door.ts';
import { describeSqs } from './sqs.ts';

let door: StorageDoor;
beforeAll(async () => {
  door = await startStorageDoor();
});
afterAll(() => door.close());

describeSqs('the embedded service', () => door);
