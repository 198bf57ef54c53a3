/** One line of what was pasted: the class where it was named, the name, the phone. */
export type PastedRow = { classCode: string; name: string; phone: string }
type Class = { code: string; name: string }

const PHONE = /^1\d{10}$/
const NUMBERS = '零一二三四五六七八九'
const HEADS = /^(序号|班级|班|班主任|姓名|老师|教师|电话|手机|手机号|联系电话)$/

/** 三年级（1）班, 三(1)班, 3.1班, 三1: all 3-1, so that a class is known however a sheet writes it. */
export const classKey = (text: string): string => {
  const digits = text
    .replaceAll(/([一二三四五六七八九])(?=[0-9０-９])/g, '$1-')
    .replaceAll(/[零一二三四五六七八九]/g, (d) => String(NUMBERS.indexOf(d)))
    .replaceAll(/[０-９]/g, (d) => String(d.charCodeAt(0) - 0xff10))
  return (digits.match(/\d+/g) ?? []).join('-')
}

const isClass = (cell: string): boolean => /班|年级/.test(cell) || /^\d[.．-]\d{1,2}$/.test(cell)

/**
 * Rows copied from a spreadsheet. Where a line names its class it goes there; else lines fill the free classes in order, from the
 * one that was tapped. A heading and an empty line are passed over. `left`: names for which no class was found.
 */
export const readPasted = (
  text: string,
  free: readonly Class[],
  from: string,
): { rows: PastedRow[]; left: string[] } => {
  const byKey = Map.groupBy(free, (c) => classKey(c.name))
  let next = Math.max(
    0,
    free.findIndex((c) => c.code === from),
  )
  const rows: PastedRow[] = []
  const left: string[] = []
  for (const line of text.split(/\r?\n/)) {
    const cells = line.split('\t').map((cell) => cell.trim())
    if (cells.every((cell) => cell === '' || HEADS.test(cell))) continue
    const named = cells.find(isClass)
    const phone = cells.map((cell) => cell.replaceAll(/[\s-]/g, '')).find((cell) => PHONE.test(cell)) ?? ''
    const name =
      cells
        .filter((cell) => cell !== named && !/\d{3,}|^\d+$/.test(cell))
        .map((cell) => cell.replaceAll(/\s+(?=\p{Script=Han})/gu, ''))
        .find((cell) => cell !== '') ?? ''
    if (name === '') continue
    const found = named === undefined ? free[next++] : (byKey.get(classKey(named)) ?? [])[0]
    if (found) rows.push({ classCode: found.code, name, phone })
    else left.push(named === undefined ? name : `${named} ${name}`)
  }
  return { rows, left }
}
