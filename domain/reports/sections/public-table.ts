import type { PlaceTable } from '../kit/define-report.ts'
import { figureNode, type Inline, type TableNode, tableNode, textNode } from '../kit/doc.ts'
import { figureText, refAt } from '../kit/input.ts'
import type { Pen } from '../kit/pen.ts'
import { leastAt, safeGroups } from './small-groups.ts'

/** By which figure of the genre's table the children of a place are counted. */
const COUNTS = ['left-behind.education', 'left-behind.state']

/**
 * The places below, each with how many there are and nothing else; small ones in one row, with whoever stands in none of them (summaries
 * §3.4: the table may give nothing away, not by the whole either). Null where only the whole may be told.
 */
export const publicTable = ({ input, voice, n }: Pen, table: PlaceTable): TableNode | null => {
  const column = table.columns.find(({ id }) => COUNTS.includes(id))
  if (!column || input.below.length < 2) return null
  const places = input.below.map((row) => ({ row, n: row.figures.get(column.id)?.value ?? 0 }))
  const inThem = places.reduce((sum, place) => sum + place.n, 0)
  // Counted by the page's own reading, the rows and the whole lie beside each other.
  const outside = column.id === voice.base ? n(voice.base) - inThem : 0
  if (outside < 0) return null
  const groups = safeGroups([...places, { row: null, n: outside }], leastAt(input))
  if (!groups) return null
  const rows = groups.map(({ parts, n: sum }): Inline[][] => {
    const [first] = parts
    const figure = first?.row?.figures.get(column.id)
    if (parts.length === 1 && first?.row && figure)
      return [[textNode(first.row.name)], [figureNode(refAt(column.id, first.row.code), figureText(figure))]]
    return [[textNode(parts.length === 1 ? '不在以上各处的' : `其他${table.head}`)], [textNode(String(sum))]]
  })
  return tableNode([[[textNode(table.head)], [textNode(column.head)]], ...rows])
}
