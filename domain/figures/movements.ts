import { ageAt } from '../kit/dates.ts'
import { countsAs } from '../registers/child.ts'
import type { ChildFacts, InReason, OutReason } from '../registers/child-facts.ts'
import type { DerivedFigure, DerivedInput } from './derived-figure.ts'
import { holdsAt } from './facts.ts'
import type { FigureFace } from './types.ts'

const face = (id: string, title: string, definition: string): FigureFace => ({
  id,
  unit: '名',
  title,
  definition: `${definition}（学校和班按教育部门口径，乡镇、村和县按国发〔2016〕13号口径；与上学期末比，一人一因）。`,
})

/** Who came onto and who went off the count, with the one reason of each (summaries §3.1). */
export const MOVEMENTS: readonly FigureFace[] = [
  face('in.all', '新增', '上学期末不算、本期截止日算留守的学生'),
  face('out.all', '减少', '上学期末算、本期截止日不算留守的学生'),
  face('in.enrolled', '新入学', '上学期末不在册、本期新入学的留守学生'),
  face('in.transferred', '转入', '上学期末不在册、本期转入的留守学生'),
  face('in.parent-left', '父母新外出', '两个日期都在册、本期起才算留守的学生'),
  face('in.other', '其他新增', '首次登记等其他新增的留守学生'),
  face('out.graduated', '毕业', '上学期末是留守学生、本期毕业的'),
  face('out.transferred', '转出', '上学期末是留守学生、本期转出或迁走的'),
  face('out.parent-returned', '父母返回', '两个日期都在册、本期不再算留守的学生'),
  face('out.aged', '年满16周岁', '两个日期都在册、因年满16周岁不再计入的儿童'),
  face('out.other', '其他减少', '其他原因减少的留守学生'),
]

const inKey = (reason: InReason | null): string =>
  reason === 'enrolled'
    ? 'in.enrolled'
    : reason === 'transferred' || reason === 'returned'
      ? 'in.transferred'
      : 'in.other'
const outKey = (reason: OutReason | null): string =>
  reason === 'graduated'
    ? 'out.graduated'
    : reason === 'transferred' || reason === 'moved-away'
      ? 'out.transferred'
      : 'out.other'

/** Came − went = the difference of the two counts. No term before: nothing to compare, no figure. */
export const movements = ({ spans, within, reading, range, before }: DerivedInput): DerivedFigure[] => {
  if (before === null) return []
  const now = range.cutoff
  const found = new Map<string, string[]>()
  for (const [id, of] of spans) {
    const here = (date: string) => of.find((s) => holdsAt(s, date) && s.status !== 'left' && within(s)) ?? null
    const then = here(before)
    const today = here(now)
    const was = then !== null && countsAs(then, before, reading)
    const is = today !== null && countsAs(today, now, reading)
    if (was === is) continue
    const key = is ? cameBy(of, then, today, before, now) : wentBy(of, today, before, now, reading === 'state')
    for (const figure of [key, is ? 'in.all' : 'out.all']) found.set(figure, [...(found.get(figure) ?? []), id])
  }
  return MOVEMENTS.map((m) => ({ ...m, rows: (found.get(m.id) ?? []).map((childId) => ({ childId, text: m.title })) }))
}

const cameBy = (
  of: readonly ChildFacts[],
  then: ChildFacts | null,
  today: ChildFacts,
  before: string,
  now: string,
): string => {
  if (then) return 'in.parent-left'
  const entered = of.findLast((s) => s.fromOn > before && s.fromOn <= now && s.inReason !== null)
  return inKey(entered?.inReason ?? today.inReason)
}

const wentBy = (
  of: readonly ChildFacts[],
  today: ChildFacts | null,
  before: string,
  now: string,
  ages: boolean,
): string => {
  if (today) return ages && (ageAt(today.birth, now) ?? 0) >= 16 ? 'out.aged' : 'out.parent-returned'
  // Still on some roll, but not here: moved to another class, school or village; whoever begins anew at the next school has graduated from this one.
  const there = of.find((s) => holdsAt(s, now))
  const begun = of.findLast((s) => s.fromOn <= now && s.inReason !== null)
  return outKey(
    there?.outReason ?? (begun && begun.fromOn > before && begun.inReason === 'enrolled' ? 'graduated' : 'transferred'),
  )
}
