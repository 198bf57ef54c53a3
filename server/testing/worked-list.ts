import { nameOf } from './worked-school.ts'

/** A row of a school's list; `class` as lists write it: 三(1)班. */
export type ListRow = {
  no: number
  class: string
  /** Born; a day of 2017 of its own where nothing is said. */
  birth?: string
  away: 'both' | 'one' | 'none'
  carer: readonly [name: string, relation: string]
  boards?: boolean
}

const HEAD =
  '姓名,性别,出生日期,班级,是否寄宿,父亲姓名,父亲务工地点,父亲外出时间,母亲姓名,母亲务工地点,母亲外出时间,监护人,与学生关系'

/** A school's list of all its pupils, as its clerk would hand it in. */
export const listOf = (rows: readonly ListRow[]): string =>
  [
    HEAD,
    ...rows.map((row) => {
      const name = nameOf(row.no)
      const birth =
        row.birth ?? `2017-${String((row.no % 8) + 1).padStart(2, '0')}-${String((row.no % 28) + 1).padStart(2, '0')}`
      const father = row.away === 'none' ? '在家,' : '广东东莞,2025-03'
      const mother = row.away === 'both' ? '广东东莞,2025-03' : '在家,'
      return `${name},${row.no % 2 ? '女' : '男'},${birth},${row.class},${row.boards ? '是' : '否'},${name}父,${father},${name}母,${mother},${row.carer[0]},${row.carer[1]}`
    }),
  ].join('\n')

/** By the number of the row: a name of the carer of its own, so that no two children share a household by chance. */
export const carerOf = (no: number, relation: string): readonly [string, string] => [`${nameOf(no)}家`, relation]
