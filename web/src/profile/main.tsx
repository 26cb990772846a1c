// Starts the published picture.
import { render } from 'preact';
import { drawForPrinter } from '../components/print_events.js';
import { pageData } from '../data/page_data.js';
import { App } from './App.js';
import { PROFILE_CONTRACT, type Profile } from './data.js';
import '../styles/report.scss';

const page = pageData<Profile>('profile', PROFILE_CONTRACT);
if (page) drawForPrinter((printing) => render(<App profile={page.data} printing={printing} />, page.root));
