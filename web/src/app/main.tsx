// Starts the application.
import { render } from 'preact';
import { drawForPrinter } from '../components/print_events.js';
import { App } from './App.js';
import { followLinks, linkByAddress } from './history.js';
import '../styles/app.scss';

const root = document.getElementById('app');
if (!root) throw new Error('this is not a whole page');
linkByAddress();
followLinks();
drawForPrinter((printing) => render(<App printing={printing} />, root));
