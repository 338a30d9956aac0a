import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { cssVariables, dark, light } from '../ui/theme.ts';
import { App } from './app.tsx';
import './door.css';

/** The desk is an entry of its own: a borrowed laptop in a lobby loads nothing it does not need. */
const colours = document.createElement('style');
colours.textContent = `:root { ${cssVariables(light)} } @media (prefers-color-scheme: dark) { :root { ${cssVariables(dark)} } }`;
document.head.append(colours);

const root = document.getElementById('door');
if (!root) throw new Error('index.html has no #door');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
