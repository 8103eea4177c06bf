/// <reference lib="dom" />

/** Takes files that are dropped anywhere on `zone`, or pasted into it. What is dropped elsewhere is the page's. */
export function takeFiles(zone: HTMLElement, add: (files: readonly File[]) => void): void {
  zone.addEventListener('dragover', (event) => {
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    zone.classList.add('dropping');
  });
  zone.addEventListener('dragleave', (event) => {
    if (!zone.contains(event.relatedTarget as Node | null)) zone.classList.remove('dropping');
  });
  zone.addEventListener('drop', (event) => {
    zone.classList.remove('dropping');
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    add([...(event.dataTransfer?.files ?? [])]);
  });
  zone.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    add(files);
  });
}

const hasFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') === true;
