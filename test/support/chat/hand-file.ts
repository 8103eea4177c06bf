import type { Page } from 'playwright-core';

/** Drops a file on the chat, or pastes it into the box. */
export async function hand(
  page: Page,
  way: 'drop' | 'paste',
  name: string,
  size = 8,
): Promise<void> {
  await page.getByLabel('Your message').evaluate(
    (box, { way, name, size }) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(size)], name, { type: 'image/png' }));
      const how = { bubbles: true, composed: true, cancelable: true };
      box.dispatchEvent(
        way === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: data, ...how })
          : new DragEvent('drop', { dataTransfer: data, ...how }),
      );
    },
    { way, name, size },
  );
}
