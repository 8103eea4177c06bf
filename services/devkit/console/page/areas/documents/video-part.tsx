import type { ShownDocument } from './document-shapes.ts';
import { FileForm } from './replace-part.tsx';

interface VideoPartProps {
  readonly shown: ShownDocument;
  readonly onChanged: () => void;
}

/** A video with its captions, and where captions are added or replaced. */
export function VideoPart({ shown, onChanged }: VideoPartProps) {
  const { docId, captions } = shown;
  const base = `/console/api/documents/${docId}`;
  return (
    <section class="panel" aria-labelledby="video-head">
      <h2 id="video-head">The video</h2>
      {/* biome-ignore lint/a11y/useMediaCaption: a video without captions is shown with what is wrong. */}
      <video class="player" controls preload="metadata" src={`${base}/video`}>
        {captions.map(({ lang }, at) => (
          <track
            key={lang}
            kind="captions"
            srcLang={lang}
            label={languageName(lang)}
            src={`${base}/captions/${lang}`}
            default={at === 0}
          />
        ))}
      </video>
      {captions.length === 0 && <p>It has no captions: the bot can’t answer from it.</p>}
      {captions.map(({ lang, format, version }) => (
        <FileForm
          key={lang}
          id={`captions-${lang}`}
          label={`Replace the captions in ${languageName(lang)} by`}
          hint={`A .${format} file whose name ends with .${lang}.${format}.`}
          accept=".vtt,.srt"
          button="Replace captions"
          path={`${base.slice('/console/api'.length)}/captions`}
          replaces={version}
          isVideo={true}
          onDone={onChanged}
        />
      ))}
      <FileForm
        id="captions-new"
        label="Add captions in another language"
        hint="Named after their language: tour.fr.vtt."
        accept=".vtt,.srt"
        button="Add captions"
        path={`${base.slice('/console/api'.length)}/captions`}
        replaces={undefined}
        isVideo={true}
        onDone={onChanged}
      />
    </section>
  );
}

function languageName(lang: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(lang) ?? lang;
}
