/**
 * The school of summaries §6, built to its numbers: spring 318 pupils, 123 with a parent away; autumn 315 and 126, of whom 105 have
 * both and 21 one parent away. Came 11 + 4 (two of them in November), newly away 5; went 12 + 2, returned 3.
 */
type Kind = 'home' | 'one' | 'grandparents' | 'relatives' | 'teachers'
type Row = { no: number; grade: number; kind: Kind }

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'
const GIVEN = '安宁康乐和平春夏秋冬'
/** A name of its own for each of up to two thousand. */
export const nameOf = (no: number) =>
  `${SURNAMES[no % 20]}${GIVEN[Math.floor(no / 20) % 10]}${GIVEN[Math.floor(no / 200)]}`
const birthOf = (no: number, grade: number) =>
  `${2026 - 6 - grade}-${String((no % 12) + 1).padStart(2, '0')}-${String((no % 28) + 1).padStart(2, '0')}`
const CARE: Record<Kind, [name: string, relation: string]> = {
  home: ['本人母亲', '母亲'],
  one: ['本人母亲', '母亲'],
  grandparents: ['老人家', '奶奶'],
  relatives: ['大姑', '姑姑'],
  teachers: ['班主任', '老师'],
}

/** Nine classes: one in grades 1, 3 and 5, two in 2, 4 and 6. */
const classOf = ({ no, grade }: Row) => `${'一二三四五六'[grade - 1]}(${grade % 2 === 0 ? (no % 2) + 1 : 1})班`

const csv = (rows: readonly Row[]) =>
  [
    '学籍号,姓名,性别,出生日期,班级,父亲姓名,父亲务工地点,父亲外出时间,母亲姓名,母亲务工地点,母亲外出时间,监护人,与学生关系',
    ...rows.map((row) => {
      const [carer, relation] = CARE[row.kind]
      const father = row.kind === 'home' ? '在家,' : '广东东莞,2025-03'
      const mother = row.kind === 'home' || row.kind === 'one' ? '在家,' : '广东东莞,2025-03'
      const studentNo = `L522699${birthOf(row.no, 1).replaceAll('-', '')}${String(row.no).padStart(4, '0')}`
      const sex = row.no % 2 ? '女' : '男'
      const name = nameOf(row.no)
      return `${studentNo},${name},${sex},${birthOf(row.no, 1)},${classOf(row)},${name}父,${father},${name}母,${mother},${carer},${relation}`
    }),
  ].join('\n')

/** Autumn's 126 by who looks after them: 21 the parent at home, 88 grandparents, 14 relatives, 3 teachers. */
const kindOf = (i: number): Kind => (i < 21 ? 'one' : i < 109 ? 'grandparents' : i < 123 ? 'relatives' : 'teachers')

export const workedSchool = () => {
  let no = 0
  const group = (n: number, grades: readonly number[]) =>
    Array.from({ length: n }, (_, i) => ({ no: no++, grade: grades[i % grades.length] ?? 1 }))
  const stay = [2, 3, 4, 5, 6]
  const away = group(106, stay)
  const newlyAway = group(5, stay)
  const returned = group(3, stay)
  const home = group(147, stay)
  const fresh = group(48, [1])
  const came = group(4, [3, 4])
  const graduated = group(52, [7])
  const moved = group(5, [4, 5])
  const leftBehind = [...away, ...newlyAway, ...fresh.slice(0, 11), ...came.slice(0, 2)]
  const autumn: Row[] = [
    ...leftBehind.map((row, i) => ({ ...row, kind: kindOf(i) })),
    ...[...returned, ...home, ...fresh.slice(11), ...came.slice(2)].map((row) => ({ ...row, kind: 'home' as const })),
  ]
  const below = (rows: readonly { no: number; grade: number }[], kind: (i: number) => Kind): Row[] =>
    rows.map((row, i) => ({ no: row.no, grade: row.grade - 1, kind: kind(i) }))
  const spring = [
    ...below(away, kindOf),
    ...below(newlyAway, () => 'home'),
    ...below(returned, () => 'grandparents'),
    ...below(home, () => 'home'),
    ...below(graduated, (i) => (i < 12 ? 'grandparents' : 'home')),
    ...below(moved, (i) => (i < 2 ? 'grandparents' : 'home')),
  ]
  return { spring: csv(spring), autumn: csv(autumn) }
}

/** The two who came in November, both parents away, looked after by relatives and a teacher (124th and 125th of the kinds). */
export const WORKED_ARRIVALS = [
  { name: '新来甲', classCode: '三(1)班', carerRelation: 'teacher' as const },
  { name: '新来乙', classCode: '三(1)班', carerRelation: 'teacher' as const },
]
