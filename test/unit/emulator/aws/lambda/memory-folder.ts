import type { RecordFolder } from '../../../../../services/base/durable/record-folder.ts';

/** A folder of records without a disk. */
export function memoryFolder<T>(records: Readonly<Record<string, T>> = {}): RecordFolder<T> {
  const map = new Map(Object.entries(records));
  return {
    get: (id) => map.get(id),
    list: () => [...map.values()],
    put: async (id, record) => void map.set(id, record),
    async update(id, change) {
      const record = change(map.get(id));
      if (record === undefined) map.delete(id);
      else map.set(id, record);
      return record;
    },
  };
}
