// Starts a child’s journey.
import { render } from 'preact';
import { drawForPrinter } from '../components/print_events.js';
import { pageData } from '../data/page_data.js';
import { App } from './App.js';
import { JOURNEY_CONTRACT, type Journey } from './data.js';
import '../styles/journey.scss';

const page = pageData<Journey>('journey', JOURNEY_CONTRACT);
if (page) drawForPrinter((printing) => render(<App journey={page.data} printing={printing} />, page.root));
