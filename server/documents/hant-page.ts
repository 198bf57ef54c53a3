import type { Block, Doc, Inline, Paragraph } from '../../domain/reports/kit/doc.ts'
import { inHant } from './hant.ts'
import type { PrintedSummary } from './printed-summary.ts'

/** A paper in zh-Hant: all its words but `names`, those of people, which nobody spells anew. Numbers and the check code stay. */
export const hantPage = (page: PrintedSummary, names: readonly string[]): PrintedSummary => {
  const said = (text: string) => inHant(text, names)
  const inline = (node: Inline): Inline =>
    node.type === 'text'
      ? { ...node, text: said(node.text) }
      : node.type === 'figure'
        ? { ...node, attrs: { ...node.attrs, text: said(node.attrs.text) } }
        : { ...node, attrs: { ...node.attrs, hint: said(node.attrs.hint) } }
  const paragraph = (p: Paragraph): Paragraph => (p.content ? { ...p, content: p.content.map(inline) } : p)
  const block = (b: Block): Block =>
    b.type === 'paragraph'
      ? paragraph(b)
      : {
          ...b,
          content: b.content.map((row) => ({
            ...row,
            content: row.content.map((cell) => ({ ...cell, content: [paragraph(cell.content[0])] as [Paragraph] })),
          })),
        }
  const doc = (d: Doc): Doc => ({ ...d, content: d.content.map(block) })
  return {
    ...page,
    hant: true,
    title: said(page.title),
    unit: said(page.unit),
    sections: page.sections.map((s) => ({ ...s, heading: s.heading && said(s.heading), doc: doc(s.doc) })),
  }
}

/** All words of a page, to look for names in. */
export const pageWords = (page: PrintedSummary): string => JSON.stringify([page.title, page.unit, page.sections])
