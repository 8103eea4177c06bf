/// <reference lib="dom" />
import { useEffect } from 'preact/hooks';

/** Calls `onNews` when the server announces something new of an area. The browser connects again by itself. */
export function useNews(topic: string, onNews: () => void): void {
  useEffect(() => {
    const stream = new EventSource('/console/api/live');
    stream.addEventListener('news', ({ data }) => {
      if (data === topic) onNews();
    });
    return () => stream.close();
  }, [topic, onNews]);
}
