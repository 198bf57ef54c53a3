import { readGradeClass, smallNumber } from './class-name.ts'
import type { PlaceKind } from './place.ts'
import { MAY_STAND } from './place-kinds.ts'

/**
 * One place of an outline: its line in the text, how far in it stands, what its name says it is (null: nothing), and on which it hangs.
 * `guessed`: no indentation says so, it is the last one before that may carry it.
 */
export type OutlineNode = {
  row: number
  depth: number
  name: string
  kind: PlaceKind | null
  parent: number | null
  guessed: boolean
}

/** Words of a heading above a table; a line of nothing else names no place. */
const HEADING =
  /^(?:序号|编号|县区?|乡镇(?:街道)?|街道|镇|村居?|村(?:社区|名)|行政村|社区|学校(?:名称)?|年级|班级?|年级班级|名称|单位(?:名称)?|备注)$/
const BULLET = /^(?:[-–—•·*●○▪■]+\s*|\d{1,3}[.、)）]\s*|[(（]\d{1,3}[)）]\s*|[一二三四五六七八九十]{1,3}、\s*)/
/** What stands before a name where somebody says the kind: 村：河湾. */
const SAID: Record<string, PlaceKind> = {
  乡镇: 'township',
  街道: 'township',
  镇: 'township',
  村: 'village',
  村居: 'village',
  社区: 'village',
  学校: 'school',
  班: 'class',
  班级: 'class',
  年级班级: 'class',
}
const TAB = 8

/** What a name says of itself: 三年级(1)班, 大坪村小学, 河湾村, 青石镇. Null: it could be anything. */
export const kindOfName = (name: string): PlaceKind | null => {
  if (/(?:小学|中学|学校|完小|村小|教学点|初中|校区)(?:[(（][^()（）]*[)）])?$/.test(name)) return 'school'
  if (readGradeClass(name).grade !== null) return 'class'
  if (/(?:村|社区|居委会|村委会|委员会|嘎查|寨)$/.test(name)) return 'village'
  if (/(?:镇|乡|街道|街道办事处|苏木)$/.test(name)) return 'township'
  if (/(?:县|区|市|旗)$/.test(name)) return 'county'
  return null
}

type Cell = { indent: number; text: string }

/** Cells of a line with how far in each begins: a tab is a column of a table as much as a step of indentation. */
const cellsOf = (line: string): Cell[] =>
  line.split('\t').flatMap((cell, i) => {
    const space = /^[\s\u3000]*/.exec(cell)?.[0] ?? ''
    const text = cell.trim().replace(BULLET, '').trim()
    if (text === '' || /^\d+$/.test(text)) return []
    return [{ indent: i * TAB + [...space].reduce((n, c) => n + (c === '\u3000' ? 2 : 1), 0), text }]
  })

const bare = (text: string): string => text.normalize('NFKC').replace(/[\s()]/g, '')

/** 三年级 in one column and 1班 in the next are one class. */
const joined = (cells: readonly Cell[]): Cell[] => {
  const out: Cell[] = []
  for (const cell of cells) {
    const before = out.at(-1)
    const label = /^[(（]?(\d{1,2}|[一二三四五六七八九十]{1,2})[)）]?班$/.exec(cell.text)?.[1]
    if (before && label && /^[一二三四五六七八九1-9]年级$/.test(before.text))
      out[out.length - 1] = { ...before, text: `${before.text}(${smallNumber(label) ?? label})班` }
    else out.push(cell)
  }
  return out
}

/**
 * Places from text as people have it: lines further in stand below the line before, or a table pasted from Excel or WPS whose columns
 * are the levels, with names repeated (one place all the same) or left empty. Each hangs on the nearest line above it that may carry its kind: in a table with a
 * column of villages and one of schools the school stands below the township. A list without any indentation hangs on what stands last
 * before it, and says that this is a guess.
 */
export const readOutline = (text: string): OutlineNode[] => {
  const nodes: OutlineNode[] = []
  let stack: { indent: number; at: number }[] = []
  text.split(/\r?\n/).forEach((line, i) => {
    const cells = joined(cellsOf(line))
    if (cells.every((c) => HEADING.test(bare(c.text)))) return
    for (const { indent, text: written } of cells) {
      const said = /^([^：:]{1,4})[：:]\s*(.+)$/.exec(written)
      const kind = said ? (SAID[said[1] ?? ''] ?? null) : null
      const name = (kind ? (said?.[2] ?? '') : written).trim()
      stack = stack.filter((s) => s.indent < indent)
      const own = kind ?? kindOfName(name)
      const above = own === null ? stack : stack.filter((s) => MAY_STAND[own].includes(nodes[s.at]?.kind ?? 'county'))
      const before = nodes.findLastIndex((n) => own !== null && n.kind !== null && MAY_STAND[own][0] === n.kind)
      const found = above.at(-1)?.at
      const parent = found ?? (before < 0 ? null : before)
      const again = nodes.findIndex((n) => n.parent === parent && n.kind === own && n.name === name)
      if (again < 0)
        nodes.push({
          row: i + 1,
          name,
          kind: own,
          parent,
          guessed: found === undefined && parent !== null,
          depth: parent === null ? 0 : (nodes[parent]?.depth ?? 0) + 1,
        })
      stack.push({ indent, at: again < 0 ? nodes.length - 1 : again })
    }
  })
  return nodes
}
