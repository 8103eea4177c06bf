/// <reference lib="dom" />
import { render } from 'preact';
import { App } from './app.tsx';
import { guardBack } from './use-unsaved.ts';
import './console.css';

guardBack();
const place = document.getElementById('console');
if (place) render(<App />, place);
