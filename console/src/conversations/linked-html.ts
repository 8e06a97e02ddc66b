const address = /\bhttps?:\/\/[^\s<>"]+[^\s<>"').,;:!?\]]/g;

/** HTML whose addresses of web pages lead there; those inside of links already stay as they are. */
export function linkedHtml(html: string): string {
  let insideLink = false;
  return html
    .split(/(<[^>]*>)/)
    .map((piece) => {
      if (/^<a[\s>]/i.test(piece)) insideLink = true;
      else if (/^<\/a>/i.test(piece)) insideLink = false;
      const isText = !piece.startsWith("<");
      return isText && !insideLink ? piece.replace(address, (found) => `<a href="${found}">${found}</a>`) : piece;
    })
    .join("");
}
