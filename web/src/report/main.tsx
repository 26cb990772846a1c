// Starts the report: reads the data out of the page, draws it, and gets everything ready for the printer.
import { render } from 'preact';
import { unpacked } from '../data/packed.js';
import { CONTRACT, type Report } from '../data/report.js';
import { App, type Print } from './App.js';
import '../styles/report.scss';

function start(): void {
  const root = document.getElementById('report');
  const data = document.getElementById('report-data');
  if (!root || !data) throw new Error('this file is not a whole report');
  let report: Report;
  try {
    report = JSON.parse(unpacked(data.textContent ?? '')) as Report;
    if (report.contract !== CONTRACT) throw new Error(`data of contract ${report.contract}, page of ${CONTRACT}`);
  } catch (error) {
    root.textContent = `The data of this report cannot be read (${String(error)}). Make the report again with “windscreen report”.`;
    return;
  }
  // The browser's own print command prints the page that is open; the whole report, which is long, only when asked for.
  let whole = false;
  // Rendering the root is synchronous, so the printer finds every page, table and chart in place.
  const show = (print: Print): void =>
    render(<App report={report} print={print} onPrintAll={printAll} />, root);
  const printAll = (): void => {
    whole = true;
    window.print();
  };
  const before = (): void => show(whole ? 'all' : 'page');
  const after = (): void => {
    whole = false;
    show('no');
  };
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  matchMedia('print').addEventListener('change', (media) => (media.matches ? before() : after()));
  root.replaceChildren();
  show(matchMedia('print').matches ? 'page' : 'no');
}

start();
