// A worker's script inside that of the page, as Vite makes it.
declare module '*?worker&inline' {
  const Inline: new () => Worker;
  export default Inline;
}
