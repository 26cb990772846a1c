// Starts a child’s journey: reads the data out of the page, draws it, and gets everything ready for the printer.
import { render } from 'preact';
import { unpacked } from '../data/packed.js';
import { App } from './App.js';
import { JOURNEY_CONTRACT, type Journey } from './data.js';
import '../styles/journey.scss';

function start(): void {
  const root = document.getElementById('report');
  const data = document.getElementById('report-data');
  if (!root || !data) throw new Error('this file is not a whole journey');
  let journey: Journey;
  try {
    journey = JSON.parse(unpacked(data.textContent ?? '')) as Journey;
    if (journey.contract !== JOURNEY_CONTRACT) throw new Error(`data of contract ${journey.contract}, page of ${JOURNEY_CONTRACT}`);
  } catch (error) {
    root.textContent = `The data of this page cannot be read (${String(error)}). Make it again with “windscreen journey”.`;
    return;
  }
  // Rendering the root is synchronous, so the printer finds every table and chart in place.
  const show = (printing: boolean): void => render(<App journey={journey} printing={printing} />, root);
  addEventListener('beforeprint', () => show(true));
  addEventListener('afterprint', () => show(false));
  matchMedia('print').addEventListener('change', (media) => show(media.matches));
  root.replaceChildren();
  show(matchMedia('print').matches);
}

start();
