import type { HelperFacts } from '../../domain/entries/pair-fit.ts'
import { CHECKED_AT_WORK, waitsForCheck } from '../../domain/entries/pair-ready.ts'
import { pairing } from '../../domain/entries/pairing.ts'
import { AppError } from '../../domain/errors.ts'
import { dayIn, textIn } from '../../domain/kit/answers.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import { isPerson } from '../../domain/kit/field-spec.ts'
import { ancestorOf, classTitle, type Place, placesUnder } from '../../domain/registers/place.ts'
import { ROLE_NAMES, type Role } from '../../domain/roles.ts'
import { postsAt } from '../accounts/db/account.ts'
import type { ListedChild } from '../children/db/child-list.ts'
import { listPage } from '../children/db/child-list.ts'
import type { Tx } from '../db/tx-type.ts'
import { type EntryRow, entryPage } from '../entries/db/entry.ts'
import { statesOf } from '../entries/queries/entries.ts'
import { answersOf, readsKind } from '../entries/reachable.ts'

/** A pair as it stands. */
export type Pair = { row: EntryRow; answers: EntryRow['answers']; helperKey: string }
/** Whoever helps, or may be asked to: an account with a post near by, or somebody whom a pair names. */
export type Helper = HelperFacts & { key: string; account: string | null; what: string; lives: string | null }
export type Gathered = { children: ListedChild[]; pairs: Pair[]; helpers: Helper[] }

/** Posts of which one may be asked to help a child, and what sort of helper they are. */
const SORT_OF: Partial<Record<Role, string>> = {
  principal: 'teacher',
  dean: 'teacher',
  'head-teacher': 'teacher',
  'village-director': 'cadre',
  helper: 'volunteer',
}
/** A school’s children; one with more pairs and children than these has its board by class. */
const MOST = 3000

/** Places that one pairs at: further up there are too many for one table. */
const AT: readonly Place['kind'][] = ['school', 'class', 'village']

/** Children who are left behind (the reading of education) at a place, the pairs that stand there, and who may help. Errors: forbidden, invalid. */
export const gather = async (tx: Tx, place: Place): Promise<Gathered> => {
  if (!readsKind(tx.actor, pairing)) throw new AppError('forbidden')
  if (!AT.includes(place.kind)) throw new AppError('invalid', undefined, '请先选一所学校或一个村：结对在那里商量。')
  const today = shanghaiDate(tx.now)
  const children = await listPage(
    tx,
    { place, today, status: 'enrolled', leftBehind: 'education' },
    'class',
    null,
    MOST,
  )
  const rows = await entryPage(tx, {
    kinds: [pairing.kind],
    place,
    child: null,
    states: statesOf([pairing], 'open'),
    at: null,
    after: null,
    limit: MOST,
  })
  const pairs = rows.map((row) => {
    const answers = answersOf(pairing, row)
    return { row, answers, helperKey: keyOf(answers) }
  })
  return { children, pairs, helpers: await helpersOf(tx, place, children, pairs) }
}

/** An account is one helper; of whoever has none, the same name with the same telephone. */
const keyOf = (answers: EntryRow['answers']): string => {
  const helper = isPerson(answers.helper) ? answers.helper : { name: '' }
  return helper.account ?? `${helper.name} ${textIn(answers, 'phone')}`.trim()
}

const helpersOf = async (
  tx: Tx,
  place: Place,
  children: readonly ListedChild[],
  pairs: readonly Pair[],
): Promise<Helper[]> => {
  const tree = await tx.tree()
  const today = shanghaiDate(tx.now)
  const school = ancestorOf(tree, place.id, 'school')
  const villages = new Set(children.flatMap((c) => c.village_id ?? []))
  if (place.kind === 'village') villages.add(place.id)
  const classes = school ? placesUnder(tree, school.id, 'class').map((p) => p.id) : []
  // Names and posts of colleagues, who may look after other classes or villages: whom one may ask is no secret at work.
  const posts = await tx.widened(() =>
    postsAt(tx, today, [...(school ? [school.id] : []), ...classes, ...villages], Object.keys(SORT_OF)),
  )
  const household = new Map(children.map((c) => [c.id, c.household_id]))
  const mine = Map.groupBy(pairs, (p) => p.helperKey)
  const known = new Map<string, Helper>()
  for (const post of posts) {
    const at = tree.get(post.place_id)
    if (!at) continue
    const already = known.get(post.account_id)
    const what = workOf(at, post.role)
    known.set(post.account_id, {
      key: post.account_id,
      account: post.account_id,
      name: post.name,
      sort: already?.sort ?? SORT_OF[post.role] ?? 'volunteer',
      what: already ? `${already.what}、${what}` : what,
      lives: at.kind === 'village' ? at.name : (already?.lives ?? null),
      villageId: at.kind === 'village' ? at.id : (already?.villageId ?? null),
      schoolId: school && at.kind !== 'village' ? school.id : (already?.schoolId ?? null),
      classIds: [...(already?.classIds ?? []), ...(at.kind === 'class' ? [at.id] : [])],
      ...loadOf(mine.get(post.account_id) ?? [], household, already?.sort ?? SORT_OF[post.role] ?? 'volunteer'),
    })
  }
  for (const [key, of] of mine) {
    const [first] = of
    if (known.has(key) || !first || !isPerson(first.answers.helper)) continue
    const sort = textIn(first.answers, 'sort')
    known.set(key, {
      // No telephone stands in what a page tells apart by.
      key: `named-${known.size}`,
      account: first.answers.helper.account ?? null,
      name: first.answers.helper.name,
      sort,
      what: sortTitle(sort),
      lives: null,
      villageId: null,
      schoolId: null,
      classIds: [],
      ...loadOf(of, household, sort),
    })
  }
  return [...known.values()]
}

/** 三(1)班班主任, 河湾村儿童主任: the place says already that it is a village. */
const workOf = (at: Place, role: Role): string => {
  if (at.kind === 'class') return `${classTitle(at.grade, at.label)}${ROLE_NAMES[role]}`
  return at.kind === 'village' ? `${at.name}${ROLE_NAMES[role].replace('村（居）', '')}` : ROLE_NAMES[role]
}

export const sortTitle = (sort: string): string => {
  const field = pairing.fields.find((f) => f.name === 'sort')
  return (field?.kind === 'choice' ? (field.options ?? []).find((o) => o.value === sort)?.label : undefined) ?? ''
}

/** How many they have, of which households, and until when they are checked: as their pairs say. */
const loadOf = (
  pairs: readonly Pair[],
  household: ReadonlyMap<string, string>,
  sort: string,
): Pick<Helper, 'carries' | 'households' | 'checked' | 'checkedUntil'> => ({
  carries: pairs.length,
  households: [...new Set(pairs.flatMap((p) => household.get(p.row.child_id ?? '') ?? []))],
  checked: CHECKED_AT_WORK.includes(sort) || pairs.some((p) => !waitsForCheck(p.answers)),
  checkedUntil:
    pairs
      .flatMap((p) => dayIn(p.answers, 'validUntil') ?? [])
      .sort()
      .at(-1) ?? null,
})
