/** The page as rich text: a small part of ProseMirror's JSON, shared by the editor and the printers. */
export type TextNode = { type: 'text'; text: string; marks?: { type: 'own' | 'bold' }[] }
export type FigureNode = { type: 'figure'; attrs: { ref: string; text: string } }
export type GapNode = { type: 'gap'; attrs: { key: string; hint: string } }
export type Inline = TextNode | FigureNode | GapNode
export type Paragraph = { type: 'paragraph'; content?: Inline[] }
export type Doc = { type: 'doc'; content: Paragraph[] }

export const textNode = (text: string): TextNode => ({ type: 'text', text })
export const figureNode = (ref: string, text: string): FigureNode => ({ type: 'figure', attrs: { ref, text } })
export const gapNode = (key: string, hint: string): GapNode => ({ type: 'gap', attrs: { key, hint } })
export const doc = (...paragraphs: (Inline[] | null)[]): Doc => ({
  type: 'doc',
  content: paragraphs.flatMap((content) => (content?.length ? [{ type: 'paragraph' as const, content }] : [])),
})

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

export const isPrinted = (paragraph: Paragraph): boolean => printedText(paragraph).trim() !== ''

/** The page as it prints: blanks, and sentences that wait for one, gone. */
export const printedDoc = (d: Doc): Doc => doc(...d.content.filter(isPrinted).map(printedInlines))

export const docText = (d: Doc): string => d.content.filter(isPrinted).map(printedText).join('\n')

/** Only the words that the author wrote: what the checks on wording look at. */
export const ownText = (d: Doc): string =>
  d.content
    .map((p) => (p.content ?? []).map((n) => (n.type === 'text' && isOwn(n) ? n.text : '')).join(''))
    .filter((text) => text !== '')
    .join('\n')

export const gapsOf = (d: Doc): GapNode[] =>
  d.content.flatMap((p) => (p.content ?? []).filter((n): n is GapNode => n.type === 'gap'))

export const figuresIn = (d: Doc): { ref: string; text: string }[] =>
  d.content.flatMap((p) => (p.content ?? []).flatMap((n) => (n.type === 'figure' ? [n.attrs] : [])))

const mapInlines = (d: Doc, change: (node: Inline) => Inline): Doc => ({
  type: 'doc',
  content: d.content.map((p) => ({ ...p, ...(p.content ? { content: p.content.map(change) } : {}) })),
})

/** Puts today's text into every figure of an edited page; the author's own words stay as they are. */
export const refreshFigures = (d: Doc, textOf: (ref: string) => string | null): Doc =>
  mapInlines(d, (n) => (n.type === 'figure' ? figureNode(n.attrs.ref, textOf(n.attrs.ref) ?? n.attrs.text) : n))

/** A figure that no number stands behind is only words, and the author's own: it never prints as a counted one. */
export const knownFigures = (d: Doc, known: (ref: string) => boolean): Doc =>
  mapInlines(d, (n) =>
    n.type === 'figure' && !known(n.attrs.ref) ? { type: 'text', text: n.attrs.text, marks: [{ type: 'own' }] } : n,
  )

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Accepts only what the page may hold; anything else from a client is refused (null). */
export const parseDoc = (value: unknown): Doc | null => {
  if (
    typeof value !== 'object' ||
    value === null ||
    (value as Doc).type !== 'doc' ||
    !Array.isArray((value as Doc).content)
  )
    return null
  const paragraphs: Paragraph[] = []
  for (const raw of (value as { content: unknown[] }).content) {
    if (typeof raw !== 'object' || raw === null || (raw as Paragraph).type !== 'paragraph') return null
    const content: Inline[] = []
    const nodes = (raw as { content?: unknown }).content ?? []
    if (!Array.isArray(nodes)) return null
    for (const node of nodes as unknown[]) {
      if (!isObject(node)) return null
      const attrs = isObject(node.attrs) ? node.attrs : {}
      if (node.type === 'text' && typeof node.text === 'string' && node.text.length < 20_000) {
        const marks = Array.isArray(node.marks)
          ? (node.marks as { type: string }[])
              .filter((m) => m?.type === 'own' || m?.type === 'bold')
              .map((m) => ({ type: m.type as 'own' | 'bold' }))
          : []
        // The editor knows no empty text.
        if (node.text === '') continue
        content.push(marks.length ? { type: 'text', text: node.text, marks } : textNode(node.text))
      } else if (node.type === 'figure' && typeof attrs.ref === 'string' && typeof attrs.text === 'string')
        content.push(figureNode(attrs.ref, attrs.text))
      else if (node.type === 'gap' && typeof attrs.key === 'string' && typeof attrs.hint === 'string')
        content.push(gapNode(attrs.key, attrs.hint))
      else if (node.type !== 'hardBreak') return null
    }
    paragraphs.push(content.length ? { type: 'paragraph', content } : { type: 'paragraph' })
  }
  return paragraphs.length <= 400 ? { type: 'doc', content: paragraphs } : null
}
