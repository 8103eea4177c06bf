import { afterAll, beforeAll } from 'vitest';
import { type StorageDoor, startStorageDoor } from '../support/storage-door.ts';
import { describeS3 } from './s3.ts';

let door: StorageDoor;
beforeAll(async () => {
  door = await startStorageDoor();
});
afterAll(() => door.close());

describeS3('the embedded service', () => door);
