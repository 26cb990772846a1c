// Starts the report.
import { render } from 'preact';
import { drawForPrinter } from '../components/print_events.js';
import { pageData } from '../data/page_data.js';
import { CONTRACT, type Report } from '../data/report.js';
import { App } from './App.js';
import '../styles/report.scss';

function start(report: Report, root: HTMLElement): void {
  // The browser's own print command prints the page that is open; the whole report, which is long, only when asked for.
  let whole = false;
  const printAll = (): void => {
    whole = true;
    window.print();
  };
  drawForPrinter((printing) => {
    whole = whole && printing;
    render(<App report={report} print={printing ? (whole ? 'all' : 'page') : 'no'} onPrintAll={printAll} />, root);
  });
}

const page = pageData<Report>('report', CONTRACT);
if (page) start(page.data, page.root);
