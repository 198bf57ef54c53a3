import { dayWords } from '../client/child-text.ts'
import { t } from '../words/words.ts'
import type { Duty } from './listed-duty.ts'

/** What a count's list gives on to somebody else: names by class, and a word to each head teacher. Names and days, nothing else (F21). */
export type ByClass = {
  classId: number | null
  className: string
  headTeacher: string | null
  /** Whoever is asked for together: a household, else one child. */
  units: { names: string[]; duty: Duty }[]
}
export type Teacher = { classId: number; name: string }

/**
 * Duties in the order in which they come: classes in school order, names by pinyin. Siblings of two classes stand at each. `unitOf`: what
 * is asked for together.
 */
export const byClass = (
  duties: readonly Duty[],
  unitOf: (duty: Duty) => string,
  teachers: readonly Teacher[],
): ByClass[] =>
  [...Map.groupBy(duties, (d) => d.classId)].map(([classId, of]) => ({
    classId,
    className: of[0]?.className ?? '',
    headTeacher: teachers.find((h) => h.classId === classId)?.name ?? null,
    units: [...Map.groupBy(of, (d) => `${unitOf(d)} ${d.period.key}`).values()].flatMap((g) => {
      const [duty] = g
      // Of an entry only whose it is: what it says is not handed on.
      return duty ? [{ names: g.map((d) => d.childName ?? d.subject.name), duty }] : []
    }),
  }))

const named = (units: ByClass['units']): string => {
  const homes = units.some((u) => u.names.length > 1)
  return units
    .map(({ names }) => (names.length > 1 ? t('{names}（一户）', { names: names.join('、') }) : names[0]))
    .join(homes ? '；' : '、')
}
const whatOf = (duty: Duty) => `${duty.period.label}${duty.ruleTitle}`
const inPeriods = (units: ByClass['units']) => [...Map.groupBy(units, (u) => u.duty.period.key).values()]

/** A line a class, under what is asked of them. */
export const namesText = (title: string, classes: readonly ByClass[]): string =>
  [title, ...classes.map((c) => `${c.className ? `${c.className}：` : ''}${named(c.units)}`)].join('\n')

/** By which day: what is past its day says until when it may still be made up. */
const dayOf = (duty: Duty, today: string): string => {
  const { due, closes } = duty.period.windows
  return today <= due
    ? t('请在{d}前做好', { d: dayWords(due) })
    : today <= closes
      ? t('{d}已经到期，请在{e}前补上', { d: dayWords(due), e: dayWords(closes) })
      : t('{d}已经到期', { d: dayWords(due) })
}

/** A word to a head teacher, ready to be sent by whoever reads it: the system sends nothing. */
export const reminderText = (of: ByClass, unit: string, today: string): string => {
  const whom = of.headTeacher ? t('{name}老师', { name: of.headTeacher }) : t('{c}班主任', { c: of.className })
  const lines = inPeriods(of.units).map((units) => {
    const [first] = units
    return first
      ? t('{what}还差 {n} {unit}：{names}。{day}，当天记上。', {
          what: whatOf(first.duty),
          n: units.length,
          unit,
          names: named(units),
          day: dayOf(first.duty, today),
        })
      : ''
  })
  return t('{whom}：{c} {x}', { whom, c: of.className, x: lines.join('') })
}
