// Scripts and style sheets that stand inside a page: neither may end its element early; the escapes mean the same inside
// JavaScript's texts and in CSS.
export const scriptInside = (text) => text.trim().replace(/<\/script/gi, '<\\/script').replace(/<!--/g, '<\\!--');

export function styleInside(text) {
  const style = text.trim().replace(/<\/style/gi, '<\\/style');
  if (/url\(|@import/i.test(style)) throw new Error('the style sheet asks for another file');
  return style;
}
