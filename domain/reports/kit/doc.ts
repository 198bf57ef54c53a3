/** The page as rich text: a small part of ProseMirror's JSON, shared by the editor and the printers. */
export type TextNode = { type: 'text'; text: string; marks?: { type: 'own' | 'bold' }[] }
export type FigureNode = { type: 'figure'; attrs: { ref: string; text: string } }
export type GapNode = { type: 'gap'; attrs: { key: string; hint: string } }
export type Inline = TextNode | FigureNode | GapNode
export type Paragraph = { type: 'paragraph'; content?: Inline[] }
/** A cell holds one line, mostly a figure; the first row is the head. */
export type TableCell = { type: 'tableCell'; content: [Paragraph] }
export type TableRow = { type: 'tableRow'; content: TableCell[] }
export type TableNode = { type: 'table'; content: TableRow[] }
export type Block = Paragraph | TableNode
export type Doc = { type: 'doc'; content: Block[] }

export const textNode = (text: string): TextNode => ({ type: 'text', text })
export const figureNode = (ref: string, text: string): FigureNode => ({ type: 'figure', attrs: { ref, text } })
export const gapNode = (key: string, hint: string): GapNode => ({ type: 'gap', attrs: { key, hint } })
const paragraphNode = (content: Inline[]): Paragraph =>
  content.length ? { type: 'paragraph', content } : { type: 'paragraph' }

/** A table of lines, head first. */
export const tableNode = (rows: readonly (readonly Inline[][])[]): TableNode => ({
  type: 'table',
  content: rows.map((cells) => ({
    type: 'tableRow',
    content: cells.map((inlines) => ({ type: 'tableCell', content: [paragraphNode([...inlines])] })),
  })),
})

export const doc = (...blocks: (Inline[] | TableNode | null)[]): Doc => ({
  type: 'doc',
  content: blocks.flatMap((block): Block[] =>
    block === null
      ? []
      : Array.isArray(block)
        ? block.length
          ? [{ type: 'paragraph', content: block }]
          : []
        : [block],
  ),
})

/** Every line of a page, those in cells included. */
export const paragraphsOf = (d: Doc): Paragraph[] =>
  d.content.flatMap((b) => (b.type === 'table' ? b.content.flatMap((r) => r.content.flatMap((c) => c.content)) : [b]))

/** The lines of prose, without what stands in tables. */
export const proseOf = (d: Doc): Paragraph[] => d.content.filter((b) => b.type === 'paragraph')

/** A sentence written as a template: strings become text, nodes stay. Empty strings vanish. */
export const line = (
  strings: TemplateStringsArray,
  ...parts: (string | number | Inline | readonly Inline[] | null)[]
): Inline[] => {
  const out: Inline[] = []
  const push = (part: string | number | Inline | readonly Inline[] | null | undefined) => {
    if (part === null || part === undefined || part === '') return
    if (typeof part === 'string' || typeof part === 'number') {
      const last = out.at(-1)
      if (last?.type === 'text' && !last.marks) last.text += String(part)
      else out.push(textNode(String(part)))
    } else if (Array.isArray(part))
      for (const node of part as readonly Inline[]) push(node.type === 'text' && !node.marks ? node.text : node)
    else out.push(part as Inline)
  }
  strings.forEach((text, i) => {
    push(text)
    push(parts[i])
  })
  return out
}

const isOwn = (node: Inline) => node.type === 'text' && (node.marks ?? []).some((m) => m.type === 'own')

/**
 * What is printed of a paragraph: a blank that nobody filled takes its whole sentence with it (summaries, 用法), unless the
 * author wrote words of their own into that sentence; then only the blank goes.
 */
export const printedInlines = (paragraph: Paragraph): Inline[] => {
  const out: Inline[] = []
  let sentence: Inline[] = []
  const close = () => {
    if (!sentence.some((n) => n.type === 'gap') || sentence.some(isOwn))
      out.push(...sentence.filter((n) => n.type !== 'gap'))
    sentence = []
  }
  for (const node of paragraph.content ?? []) {
    if (node.type !== 'text') {
      sentence.push(node)
      continue
    }
    for (const part of node.text.split(/(?<=[。！？])/)) {
      if (part !== '') sentence.push({ ...node, text: part })
      if (/[。！？]$/.test(part)) close()
    }
  }
  close()
  return out
}

export const printedText = (paragraph: Paragraph): string =>
  printedInlines(paragraph)
    .map((n) => (n.type === 'text' ? n.text : n.type === 'figure' ? n.attrs.text : ''))
    .join('')

/** The text of each cell of a table, row by row. */
export const cellTexts = (table: TableNode): string[][] =>
  table.content.map((row) => row.content.map((cell) => printedText(cell.content[0])))

const blockText = (block: Block): string =>
  block.type === 'table'
    ? cellTexts(block)
        .map((row) => row.join('\t'))
        .join('\n')
    : printedText(block)

export const isPrinted = (block: Block): boolean => blockText(block).trim() !== ''

/** The page as it prints: blanks, and sentences that wait for one, gone. */
export const printedDoc = (d: Doc): Doc =>
  doc(...d.content.filter(isPrinted).map((b) => (b.type === 'table' ? b : printedInlines(b))))

export const docText = (d: Doc): string => d.content.filter(isPrinted).map(blockText).join('\n')

/** How many characters print; spaces and line ends are none. */
export const lengthOf = (docs: readonly Doc[]): number => [...docs.map(docText).join('').replace(/\s/g, '')].length

/** Only the words that the author wrote: what the checks on wording look at. */
export const ownText = (d: Doc): string =>
  paragraphsOf(d)
    .map((p) => (p.content ?? []).map((n) => (n.type === 'text' && isOwn(n) ? n.text : '')).join(''))
    .filter((text) => text !== '')
    .join('\n')

export const gapsOf = (d: Doc): GapNode[] =>
  paragraphsOf(d).flatMap((p) => (p.content ?? []).filter((n): n is GapNode => n.type === 'gap'))

export const figuresIn = (d: Doc): { ref: string; text: string }[] =>
  paragraphsOf(d).flatMap((p) => (p.content ?? []).flatMap((n) => (n.type === 'figure' ? [n.attrs] : [])))

const mapInlines = (d: Doc, change: (node: Inline) => Inline): Doc => {
  const inLine = (p: Paragraph): Paragraph => ({ ...p, ...(p.content ? { content: p.content.map(change) } : {}) })
  const inTable = (table: TableNode): TableNode => ({
    type: 'table',
    content: table.content.map((row) => ({
      type: 'tableRow',
      content: row.content.map((cell) => ({ type: 'tableCell', content: [inLine(cell.content[0])] })),
    })),
  })
  return { type: 'doc', content: d.content.map((b) => (b.type === 'table' ? inTable(b) : inLine(b))) }
}

/** Puts today's text into every figure of an edited page; the author's own words stay as they are. */
export const refreshFigures = (d: Doc, textOf: (ref: string) => string | null): Doc =>
  mapInlines(d, (n) => (n.type === 'figure' ? figureNode(n.attrs.ref, textOf(n.attrs.ref) ?? n.attrs.text) : n))

/** The same page with its sentences and blanks said otherwise; figures and the author's own words stay. */
export const inWords = (d: Doc, said: (text: string) => string): Doc =>
  mapInlines(d, (n) =>
    n.type === 'gap'
      ? gapNode(n.attrs.key, said(n.attrs.hint))
      : n.type === 'text' && !isOwn(n)
        ? { ...n, text: said(n.text) }
        : n,
  )

/** A figure that no number stands behind is only words, and the author's own: it never prints as a counted one. */
export const knownFigures = (d: Doc, known: (ref: string) => boolean): Doc =>
  mapInlines(d, (n) =>
    n.type === 'figure' && !known(n.attrs.ref) ? { type: 'text', text: n.attrs.text, marks: [{ type: 'own' }] } : n,
  )
