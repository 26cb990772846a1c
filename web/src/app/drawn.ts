// What draws figures: with the chart library it is most of the application, so it is fetched on its own, after signing in.
export { barOf, Figures, PageList, strapOf } from './Figures.js';
export { Home } from './Home.js';
