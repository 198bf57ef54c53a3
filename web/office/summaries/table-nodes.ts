import { Node } from '@tiptap/react'

/** A table of the page: its cells are figures and stay as the data say; words around it are the author's. */
const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  renderHTML: () => ['div', { class: 'scroll' }, ['table', { class: 'figures' }, ['tbody', 0]]],
})

const TableRow = Node.create({ name: 'tableRow', content: 'tableCell+', renderHTML: () => ['tr', 0] })

const TableCell = Node.create({
  name: 'tableCell',
  content: 'paragraph',
  isolating: true,
  renderHTML: () => ['td', 0],
})

export const TABLE_NODES = [Table, TableRow, TableCell]
