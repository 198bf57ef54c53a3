import { AppError } from '../../domain/errors.ts'
import { identityIn, type SheetIdentity } from '../../domain/reports/tables/sheet-code.ts'
import { cellText, type Grid } from '../import/files/grid.ts'
import { readGrids } from '../import/files/read-grids.ts'

/** A cell of a sheet that came back: a number, null where it is empty, words that are no number. */
export type SheetCell = number | null | { words: string }
export type SheetRow = { row: number; name: string; cells: SheetCell[] }
export type ReadSheet = { identity: SheetIdentity; heads: string[]; rows: SheetRow[] }

const MOST_BYTES = 2_000_000
const UNIT_HEAD = '单位'

const refuse = (text: string): never => {
  throw new AppError('invalid', { file: text }, text)
}

/**
 * A statistics table as it came back from an office, read by the importer's own reader: which one it is, its heads and its rows (the whole among
 * them); nothing is compared here. Errors: invalid, in a sentence; those of the reader.
 */
export const readSheet = async (bytes: Uint8Array): Promise<ReadSheet> => {
  if (bytes.length > MOST_BYTES) refuse('统计表最多 2 MB。请去掉里面的图片再交。')
  const grids = await readGrids(bytes)
  const found = grids.flatMap((grid) => {
    const identity = grid.rows.flatMap((row) => row.flatMap((cell) => identityIn(cellText(cell)) ?? []))[0]
    return identity ? [{ grid, identity }] : []
  })
  const [one] = found
  if (!one) return refuse('认不出是哪一张表：没有找到最下面的“读回编号”一行。请从“导出表格”另取一张，把数填上去再交。')
  if (found.length > 1) return refuse('文件里有不止一张统计表。请一张存成一个文件再交。')
  return { identity: one.identity, ...rowsIn(one.grid) }
}

const rowsIn = ({ rows }: Grid): Pick<ReadSheet, 'heads' | 'rows'> => {
  const headAt = rows.findIndex((row) => cellText(row[0]) === UNIT_HEAD && cellText(row[1]).startsWith('1'))
  const heads = (rows[headAt] ?? []).slice(1).map(cellText)
  if (headAt < 0) return refuse('没有找到“单位、1 总数……”这一行表头。请不要改表头，另取一张再填。')
  while (heads.at(-1) === '') heads.pop()
  const told: SheetRow[] = []
  for (const [i, raw] of rows.entries()) {
    const name = cellText(raw[0])
    if (i <= headAt || name === '') continue
    // Below the numbers stand sentences: a row of one cell.
    if (/^(?:[✓✗？×] |注：|合计里有|单位负责人)|读回编号/.test(name)) break
    told.push({ row: i + 1, name, cells: heads.map((_, k) => numberIn(cellText(raw[k + 1]))) })
  }
  return { heads, rows: told }
}

/** 12, １２, 1,200, 38.7%, 12名; a dash is nothing. */
const numberIn = (text: string): SheetCell => {
  const bare = text
    .normalize('NFKC')
    .replace(/[\s,]/g, '')
    .replace(/[名人个%*]+$/, '')
  if (bare === '' || /^[-—–/无]+$/.test(bare)) return null
  return /^\d{1,7}(?:\.\d+)?$/.test(bare) ? Number(bare) : { words: text }
}
