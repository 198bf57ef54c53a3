import { Plugin, type Transaction } from '@tiptap/pm/state'
import { Mark } from '@tiptap/react'

/** Typed or pasted by the author: not a page coming from the server, not an undo. */
const isTyped = (tr: Transaction) => tr.docChanged && !tr.getMeta('preventUpdate') && !tr.getMeta('history$')

/** Where the transactions put something in, as ranges of the document after all of them. */
const insertedIn = (transactions: readonly Transaction[]): [from: number, to: number][] =>
  transactions.flatMap((tr, i) => {
    if (!isTyped(tr)) return []
    return tr.mapping.maps.flatMap((map, k) => {
      const ranges: [number, number][] = []
      map.forEach((_from, _to, from, to) => {
        const after = (at: number, side: -1 | 1) =>
          transactions
            .slice(i + 1)
            .reduce((p, next) => next.mapping.map(p, side), tr.mapping.slice(k + 1).map(at, side))
        ranges.push([after(from, 1), after(to, -1)])
      })
      return ranges.filter(([from, to]) => to > from)
    })
  })

/** The author's own words, on yellow on the screen: whatever is typed or pasted carries it by itself. */
export const OwnMark = Mark.create({
  name: 'own',
  inclusive: true,
  parseHTML: () => [{ tag: 'mark' }],
  renderHTML: () => ['mark', { class: 'own' }, 0],
  addProseMirrorPlugins() {
    const own = this.type
    return [
      new Plugin({
        appendTransaction: (transactions, _before, state) => {
          const ranges = insertedIn(transactions)
          if (ranges.length === 0) return null
          const tr = state.tr
          for (const [from, to] of ranges)
            tr.doc.nodesBetween(from, to, (node, at) => {
              if (node.isText) tr.addMark(Math.max(from, at), Math.min(to, at + node.nodeSize), own.create())
            })
          return tr.docChanged ? tr : null
        },
      }),
    ]
  },
})
