/// <reference lib="dom" />
import { render } from 'preact';
import { App } from './app.tsx';
import './console.css';
// A page that is loaded on demand brings no style with it: esbuild leaves that to the document.
import './areas/content/content.css';
import './areas/documents/documents.css';

const place = document.getElementById('console');
if (place) render(<App />, place);
