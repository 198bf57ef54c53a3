import {
  type Block,
  type Doc,
  figureNode,
  gapNode,
  type Inline,
  type Paragraph,
  type TableCell,
  type TableNode,
  type TableRow,
  textNode,
} from './doc.ts'

const MOST_BLOCKS = 400
const MOST_ROWS = 200
const MOST_CELLS = 12

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The children of a node of the given type; null for anything else. */
const childrenOf = (raw: unknown, type: string): unknown[] | null => {
  if (!isObject(raw) || raw.type !== type) return null
  const content = raw.content ?? []
  return Array.isArray(content) ? content : null
}

/** Accepts only what the page may hold: lines and tables of lines; anything else from a client is refused (null). */
export const parseDoc = (value: unknown): Doc | null => {
  const raw = childrenOf(value, 'doc')
  if (!raw || raw.length > MOST_BLOCKS || !isObject(value) || !Array.isArray(value.content)) return null
  const content: Block[] = []
  for (const block of raw) {
    const parsed = parseLine(block) ?? parseTable(block)
    if (!parsed) return null
    content.push(parsed)
  }
  return { type: 'doc', content }
}

const parseTable = (raw: unknown): TableNode | null => {
  const rows = childrenOf(raw, 'table')
  if (!rows || rows.length === 0 || rows.length > MOST_ROWS) return null
  const content: TableRow[] = []
  for (const row of rows) {
    const cells = childrenOf(row, 'tableRow')
    if (!cells || cells.length === 0 || cells.length > MOST_CELLS) return null
    const parsed: TableCell[] = []
    for (const cell of cells) {
      const lines = childrenOf(cell, 'tableCell')
      const line = lines?.length === 1 ? parseLine(lines[0]) : null
      if (!line) return null
      parsed.push({ type: 'tableCell', content: [line] })
    }
    content.push({ type: 'tableRow', content: parsed })
  }
  return { type: 'table', content }
}

const parseLine = (raw: unknown): Paragraph | null => {
  const nodes = childrenOf(raw, 'paragraph')
  if (!nodes) return null
  const content: Inline[] = []
  for (const node of nodes) {
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
  return content.length ? { type: 'paragraph', content } : { type: 'paragraph' }
}
