/** The answer to a save. */
export interface SavedFile {
  readonly version?: string;
  /** The same change for the files of the repository. */
  readonly patch?: { readonly file: string; readonly text: string };
}

/** Says that something was saved and when it is in effect, and shows the patch to review. */
export function SavedNote({ saved }: { readonly saved: SavedFile | undefined }) {
  return (
    <div role="status">
      {saved && (
        <div class="done">
          Saved. It is in effect within a minute, without a deploy.
          {saved.patch && (
            <details>
              <summary>The same as a patch for the repository: {saved.patch.file}</summary>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard (WCAG 2.1.1). */}
              <pre class="patch" tabIndex={0}>
                {saved.patch.text}
              </pre>
            </details>
          )}
        </div>
      )}
    </div>
  );
}
