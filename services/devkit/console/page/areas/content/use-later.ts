/// <reference lib="dom" />
import { useEffect, useState } from 'preact/hooks';

const DELAY_MS = 400;

/** Returns a value once it has not changed for a moment, so that not each key asks the server. */
export function useLater<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), DELAY_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
