import { cellText, type Grid, type Merge, type RawCell } from '../files/grid.ts'
import { resolveHeading } from '../headings/resolve-heading.ts'
import { bareHeading, simplify } from '../headings/simplify.ts'
import { remembered } from '../remembered.ts'

/** A label and what stands behind it: 姓名 | 石安安. `stack`: the group it stands in (父亲) and the label; the place is the value's. */
export type Pair = {
  stack: string[]
  row: number
  column: number
  value: RawCell
  labelColumn: number
  strong: boolean
}
/** One row of a form: its pairs, and the labels that stand side by side with nothing behind them (the head of a table within). */
export type FormRow = { pairs: Pair[]; heads: { group: string; text: string; column: number }[]; filled: number }

/** Words that a form prints and nobody writes into it. */
const STRONG =
  /姓名|^性别$|^民族$|出生(?!地)|身份证|证件号|学籍|电话|手机|联系方式|住址|地址|关系|班级|^年级|就读|所在(?:学校|班|村)|是否|务工|^备注|^称呼$|^年龄$|监护人(?!$)|^学校(?:名称)?$|工作单位|外出(?:时间|地点)/

/** Letters and digits alone, as most values are: as a heading such a text has nothing to be laid bare of. */
const ALL_LETTERS = /^[\u4e00-\u9fff0-9]*$/

/** A cell that is surely a label, not something that was written in. */
export const isLabel = (text: string): boolean =>
  !(ALL_LETTERS.test(text) && !STRONG.test(simplify(text))) && readsAsLabel(text)
const readsAsLabel = remembered((text): boolean => {
  const bare = bareHeading(text)
  if (bare === '' || bare.length > 16 || /\d{2,}|^(?:没有?|暂?无|未|不|忘)/.test(bare) || !STRONG.test(bare))
    return false
  const { field, ignored, subject } = resolveHeading([text], null)
  return field !== null || ignored || subject !== null
})

/** 姓名：石安安　性别：女: several in one cell. */
const INSIDE = /^\s*([\p{Script=Han}（）()]{2,10})\s*[:：]\s*(.*)$/su

/** By row, then by column. */
type AtCells = Map<number, Map<number, Merge>>
type Spans = { anchors: AtCells; covered: AtCells }

/** Which cells begin a merge, and which are hidden by one. */
export const spansOf = (grid: Grid): Spans => {
  const anchors: Spans['anchors'] = new Map()
  const covered: Spans['covered'] = new Map()
  for (const m of grid.merges) {
    put(anchors, m.startRow, m.startCol, m)
    for (let r = m.startRow; r <= Math.min(m.endRow, m.startRow + 60); r++)
      for (let c = m.startCol; c <= Math.min(m.endCol, m.startCol + 60); c++)
        if (r !== m.startRow || c !== m.startCol) put(covered, r, c, m)
  }
  return { anchors, covered }
}

const put = (at: AtCells, row: number, column: number, merge: Merge) => {
  const known = at.get(row)
  if (known) known.set(column, merge)
  else at.set(row, new Map([[column, merge]]))
}

/** Reads a row as label, value, label, value …; a cell before a label that is none itself is the group it stands in. */
export const walkRow = (grid: Grid, r: number, spans: Spans): FormRow => {
  const row = grid.rows[r] ?? []
  const found: FormRow = { pairs: [], heads: [], filled: 0 }
  const text = (c: number) => cellText(row[c])
  const anchors = spans.anchors.get(r)
  const covered = spans.covered.get(r)
  const endOf = (c: number) => anchors?.get(c)?.endCol ?? c
  let group = ''
  for (let c = 0; c < row.length; ) {
    const over = covered?.get(c)
    if (over) {
      const above = cellText(grid.rows[over.startRow]?.[over.startCol])
      if (over.startRow < r && above !== '' && !isLabel(above) && isLabel(text(over.endCol + 1))) group = above
      c = over.endCol + 1
      continue
    }
    const own = text(c)
    const end = endOf(c)
    if (own === '') {
      c = end + 1
      continue
    }
    found.filled++
    const inside = pairsInside(own)
    if (inside.length) {
      const [only] = inside
      // 姓名： | 石安安: the value has a cell of its own.
      const apart = inside.length === 1 && only?.value === '' && text(end + 1) !== '' && !isLabel(text(end + 1))
      const at = apart ? end + 1 : c
      for (const { label, value } of inside)
        found.pairs.push({
          stack: group ? [group, label] : [label],
          row: r,
          column: at,
          value: apart ? (row[at] ?? null) : value,
          labelColumn: c,
          strong: isLabel(label),
        })
      c = apart ? endOf(at) + 1 : end + 1
      continue
    }
    const next = text(end + 1)
    if (!isLabel(own) && isLabel(next)) {
      group = own
      c = end + 1
      continue
    }
    if (isLabel(own) && isLabel(next)) {
      found.heads.push({ group, text: own, column: c })
      c = end + 1
      continue
    }
    if (isLabel(own) && found.heads.at(-1)?.column === c - 1) found.heads.push({ group, text: own, column: c })
    found.pairs.push({
      stack: group ? [group, own] : [own],
      row: r,
      column: end + 1,
      value: row[end + 1] ?? null,
      labelColumn: c,
      strong: isLabel(own),
    })
    c = endOf(end + 1) + 1
  }
  return found
}

const pairsInside = (text: string): { label: string; value: string }[] => {
  if (!/[:：]/.test(text)) return []
  const pieces = text.split(/\s+(?=[\p{Script=Han}（）()]{2,10}\s*[:：])/u)
  const found = pieces.flatMap((piece) => {
    const [, label, value] = INSIDE.exec(piece) ?? []
    return label === undefined ? [] : [{ label, value: (value ?? '').trim() }]
  })
  return found.length === pieces.length && found.some((p) => isLabel(p.label)) ? found : []
}
