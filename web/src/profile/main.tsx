// Starts the published picture: reads the data out of the page, draws it, and gets everything ready for the printer.
import { render } from 'preact';
import { unpacked } from '../data/packed.js';
import { App } from './App.js';
import { PROFILE_CONTRACT, type Profile } from './data.js';
import '../styles/report.scss';

function start(): void {
  const root = document.getElementById('report');
  const data = document.getElementById('report-data');
  if (!root || !data) throw new Error('this file is not a whole profile');
  let profile: Profile;
  try {
    profile = JSON.parse(unpacked(data.textContent ?? '')) as Profile;
    if (profile.contract !== PROFILE_CONTRACT) throw new Error(`data of contract ${profile.contract}, page of ${PROFILE_CONTRACT}`);
  } catch (error) {
    root.textContent = `The data of this page cannot be read (${String(error)}). Make it again with “windscreen profile”.`;
    return;
  }
  // Rendering the root is synchronous, so the printer finds every table and chart in place.
  const show = (printing: boolean): void => render(<App profile={profile} printing={printing} />, root);
  addEventListener('beforeprint', () => show(true));
  addEventListener('afterprint', () => show(false));
  matchMedia('print').addEventListener('change', (media) => show(media.matches));
  root.replaceChildren();
  show(matchMedia('print').matches);
}

start();
