const MEGABYTE = 1024 * 1024;
const LOOK_MS = 20;

/**
 * Watches how much the memory of the process grows. The limit of a thread's heap does not bound what is outside of it:
 * the bytes that a file unpacks to. Calls `onExceeded` once when it has grown by more than `limitMb`. Returns what ends
 * the watch.
 */
export function watchMemory(limitMb: number, onExceeded: () => void): () => void {
  const limit = process.memoryUsage.rss() + limitMb * MEGABYTE;
  const timer = setInterval(() => {
    if (process.memoryUsage.rss() <= limit) return;
    clearInterval(timer);
    onExceeded();
  }, LOOK_MS);
  return () => clearInterval(timer);
}
