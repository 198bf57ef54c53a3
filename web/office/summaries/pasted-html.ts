/** What may come in by pasting: blocks (they part paragraphs), bold, and the page's own figures, blanks and marks. */
const KEPT = new Set(
  'p div br strong b span mark ul ol li h1 h2 h3 h4 h5 h6 table tbody thead tr td th section article blockquote'.split(
    ' ',
  ),
)
/** With all that stands inside. */
const DROPPED =
  /<(script|style|template|iframe|noscript|svg|math|object|textarea|title|xmp|select|head)\b[\s\S]*?(?:<\/\1\s*>|$)/gi
const TAG = /<(\/?)([a-zA-Z][^\s/>]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>/g
const OWN = /\s(data-figure|data-gap|data-pm-slice)\s*=\s*(?:"([^"<>]*)"|'([^'"<>]*)')/gi

const text = (raw: string): string => raw.replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/**
 * Pasted markup, rewritten letter by letter before any document reads it (L12): tags of the list without their attributes, and
 * text. A handler, an address or a style never reaches a parser, not even of a document that is not shown.
 */
export const pastedHtml = (html: string): string => {
  const plain = html.replace(/<!--[\s\S]*?(?:-->|$)/g, '').replace(DROPPED, '')
  let out = ''
  let at = 0
  for (const found of plain.matchAll(TAG)) {
    out += text(plain.slice(at, found.index))
    at = found.index + found[0].length
    out += tagOf(found[1] ?? '', (found[2] ?? '').toLowerCase(), found[3] ?? '')
  }
  return out + text(plain.slice(at))
}

const tagOf = (slash: string, name: string, attributes: string): string => {
  if (!KEPT.has(name)) return ''
  if (slash) return `</${name}>`
  // A web page's whole text in <b style="font-weight:normal"> is not bold.
  if (/font-weight\s*:\s*(?:normal|400)/i.test(attributes)) return '<span>'
  const own = [...` ${attributes}`.matchAll(OWN)].map((a) => ` ${a[1]}="${a[2] ?? a[3] ?? ''}"`).join('')
  return `<${name}${own}>`
}
