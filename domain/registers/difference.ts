import { maskNumber, maskPhone, maskText } from '../kit/identity/mask.ts'
import { BIRTHDAY_WORDS, type BirthdayBy } from './birthday.ts'
import { type CoverOptions, coverage } from './covered.ts'
import { asWritten, isNoNews } from './listed.ts'
import { type Matching, type MatchOptions, matchChildren } from './match-children.ts'
import { classTitle } from './place.ts'
import { FIELD_TITLES, type FlatChild, type FlatField, type IncomingChild, type RegisterChild } from './roster-child.ts'

export type Transfer = { incoming: IncomingChild; child: RegisterChild; because: string }

export type FieldChange = { field: FlatField; from: unknown; to: unknown }
export type ChangedChild = { incoming: IncomingChild; child: RegisterChild; changes: FieldChange[] }
export type MissingGuess = 'graduated' | 'transferred' | 'moved-away' | 'stays'
export type MissingChild = { child: RegisterChild; guess: MissingGuess; because: string }

export type Difference = {
  added: IncomingChild[]
  changed: ChangedChild[]
  unchanged: ChangedChild[]
  missing: MissingChild[]
  conflicts: Matching['conflicts']
  likely: Matching['likely']
  /** Files of other places whose number the list names (filled in by `withElsewhere`). */
  transfers: Transfer[]
}

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** Phones known before are kept behind the ones that the file writes: a number is never lost by an import. */
const mergedPhones = (from: readonly string[], to: readonly string[]): string[] =>
  [...to, ...from.filter((p) => !to.includes(p))].slice(0, 4)

/** What a row changes, field by field. A field that the row does not speak of stays; a less precise date changes nothing. */
export const changesOf = (incoming: IncomingChild, child: RegisterChild): FieldChange[] => {
  const changes: FieldChange[] = []
  const { says } = incoming
  const now = child.flat
  for (const field of Object.keys(FIELD_TITLES) as FlatField[]) {
    const to = says[field]
    if (to === undefined) continue
    const from = now[field]
    if (equal(from, to) || isNoNews(from, to)) continue
    // A parent known to be away is why the child is on the list.
    if (to === 'listed' && (now.fatherState === 'away' || now.motherState === 'away')) continue
    if (field === 'birth' && typeof from === 'string' && typeof to === 'string' && from.startsWith(to)) continue
    if (field === 'idNumber' && from !== null && incoming.issues.includes('id-checksum')) continue
    if (field === 'name' && (to === '' || incoming.nameKey === child.nameKey)) continue
    if (field.endsWith('Phones')) {
      const merged = mergedPhones(from as string[], to as string[])
      // The same numbers in another order are no news.
      if (equal([...merged].sort(), [...(from as string[])].sort()) && (to as string[])[0] === (from as string[])[0])
        continue
      changes.push({ field, from, to: merged })
      continue
    }
    changes.push({ field, from, to })
  }
  return changes
}

/**
 * The file against the register: new, changed, unchanged, missing, conflicts, likely duplicates. `autumn`: the term begins a
 * school year. Whom a file can miss: `coverage`.
 */
export const differenceOf = (
  rows: readonly IncomingChild[],
  register: readonly RegisterChild[],
  options: MatchOptions & CoverOptions,
): Difference => {
  const incoming = rows.map((row) => asWritten(row, options.population))
  const matching = matchChildren(incoming, register, options)
  const pairs = matching.matched.map(
    ({ incoming: row, child }): ChangedChild => ({ incoming: row, child, changes: changesOf(row, child) }),
  )
  const found = new Set([
    ...matching.matched.map((m) => m.child.id),
    ...matching.conflicts.flatMap((c) => (c.child ? [c.child.id] : [])),
  ])
  const because = coverage(incoming, register, options)
  const missing = register.flatMap((child): MissingChild[] => {
    const why = child.left || found.has(child.id) ? null : because(child)
    if (why === null) return []
    const top = child.flat.grade === 6 || child.flat.grade === 9
    return options.autumn && top && child.since < options.termStart
      ? [
          {
            child,
            guess: 'graduated',
            because: `上学期在${classTitle(child.flat.grade, child.flat.label)}，本学年应已毕业`,
          },
        ]
      : [{ child, guess: 'transferred', because: why }]
  })
  return {
    added: matching.fresh,
    changed: pairs.filter((p) => p.changes.length > 0 || p.child.left),
    unchanged: pairs.filter((p) => p.changes.length === 0 && !p.child.left),
    missing,
    conflicts: matching.conflicts,
    likely: matching.likely,
    transfers: [],
  }
}

/** Nothing but a year passed: one grade up, in a class of the same number. In autumn that is nearly everybody. */
export const movesUp = (changes: readonly FieldChange[]): boolean => {
  const [only, ...more] = changes
  return more.length === 0 && only?.field === 'grade' && typeof only.from === 'number' && only.to === only.from + 1
}

/** A field's value in words, numbers masked, for the difference and the history. */
export const valueText = (field: FlatField, value: unknown, villages: (id: number) => string | null): string | null => {
  if (value === null || value === undefined || value === '') return null
  if (field === 'sex') return value === 'male' ? '男' : value === 'female' ? '女' : '不详'
  if (field === 'grade') return classTitle(Number(value), null)
  if (field === 'label') return classTitle(null, String(value))
  if (field === 'boarder') return value === true ? '寄宿' : '走读'
  if (field === 'birthdayBy') return BIRTHDAY_WORDS[value as BirthdayBy]
  if (field === 'hukou') return value === 'rural' ? '农村' : value === 'urban' ? '城镇' : '不详'
  if (field === 'villageId') return villages(Number(value))
  // A student number holds the ID number (H1).
  if (field === 'idNumber' || field === 'studentNo') return maskNumber(String(value))
  if (field.endsWith('Phones')) return (value as string[]).map(maskPhone).join('、') || null
  if (field.endsWith('State'))
    return (
      {
        home: '在家',
        away: '外出',
        listed: '名单未写明',
        dead: '去世',
        lost: '联系不上',
        prison: '服刑',
        other: '另有情况',
        unknown: '不详',
        none: '没有登记',
      }[String(value)] ?? null
    )
  if (field === 'carerKind')
    return (
      {
        grandparents: '祖辈',
        relatives: '亲属',
        teachers: '教师',
        parent: '父母',
        alone: '独居',
        other: '其他',
        unknown: '待核实',
      }[String(value)] ?? null
    )
  if (field === 'carerRelation')
    return (
      {
        grandfather: '爷爷',
        grandmother: '奶奶',
        'maternal-grandfather': '外公',
        'maternal-grandmother': '外婆',
        uncle: '叔伯舅',
        aunt: '姑姨婶',
        relative: '亲属',
        teacher: '老师',
        father: '父亲',
        mother: '母亲',
        other: '其他',
      }[String(value)] ?? null
    )
  return maskText(String(value))
}

/** What follows from changes, in words (the last column of the difference). */
export const effectsOf = (changes: readonly FieldChange[], before: FlatChild): string[] => {
  const of = (field: FlatField) => changes.find((c) => c.field === field)
  const effects: string[] = []
  const father = of('fatherState')?.to ?? before.fatherState
  const mother = of('motherState')?.to ?? before.motherState
  if (of('fatherState')?.to === 'away' || of('motherState')?.to === 'away')
    effects.push(father === 'away' && mother === 'away' ? '父母现在都不在家' : '按教育口径，新算作父母外出')
  if (of('fatherState')?.to === 'home' || of('motherState')?.to === 'home')
    effects.push(
      father === 'home' && mother === 'home' ? '父母都回来了：状态 7 天内复核' : '有一方回来了：状态 7 天内复核',
    )
  if (of('fatherState')?.to === 'unknown' || of('motherState')?.to === 'unknown')
    effects.push('名单写的不是留守儿童：不再按父母外出计')
  if (of('fatherState')?.to === 'listed' || of('motherState')?.to === 'listed')
    effects.push('名单写的是留守儿童，没有写谁外出')
  const grade = of('grade')
  if (grade && typeof grade.from === 'number' && grade.to === grade.from + 1) effects.push('升级')
  else if (grade || of('label')) effects.push('换班')
  if (of('carerName')) effects.push('照看人换了，要重新认识')
  if (changes.some((c) => c.field.endsWith('Phones'))) effects.push('旧号码留在历史里')
  return effects
}

/** A child's changes as they are told before they are written, and what follows from them. */
export const toldChange = (c: Pick<ChangedChild, 'changes' | 'child'>, villages: (id: number) => string | null) => ({
  changes: c.changes.map(({ field, from, to }) => ({
    field,
    title: FIELD_TITLES[field],
    from: valueText(field, from, villages),
    to: valueText(field, to, villages),
  })),
  effects: [...(c.child.left ? ['回到本校名册'] : []), ...effectsOf(c.changes, c.child.flat)],
})
