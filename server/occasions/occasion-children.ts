import { childIdsIn } from '../../domain/entries/child-ids.ts'
import { dormitory } from '../../domain/entries/dormitory.ts'
import { home } from '../../domain/entries/home.ts'
import { entryKind } from '../../domain/entries/list.ts'
import { AppError } from '../../domain/errors.ts'
import { textIn } from '../../domain/kit/answers.ts'
import { addDays } from '../../domain/kit/dates.ts'
import { ancestorOf, type Place, titleOfClass } from '../../domain/registers/place.ts'
import { canAt } from '../../domain/roles.ts'
import { listPage } from '../children/db/child-list.ts'
import type { Tx } from '../db/tx-type.ts'
import { entryPage, findEntry } from '../entries/db/entry.ts'
import { statesOf } from '../entries/queries/entries.ts'
import { answersOf, readsEntries, readsKind } from '../entries/reachable.ts'
import { placeByCode } from '../places/queries/term-of-place.ts'
import { cameTo } from './db/occasions.ts'

/** Of whom birthdays and festivals are told. `all`: whose birthday it may be; `given`: to whom something is given at a festival. */
export type OccasionChildren = {
  name: string
  place: Place
  all: { of: 'place' } | { of: 'ids'; ids: readonly string[] }
  given: readonly string[]
  groups: { sort: 'class' | 'dormitory'; name: string; n: number }[]
  /** In which dormitory each sleeps. */
  sleeps: ReadonlyMap<string, string>
}

/** More children than a school has here. */
const MOST = 3000
/** Who came to a Children's Home in so many days is one of its children. */
const CAME_DAYS = 120

const NEAR: readonly Place['kind'][] = ['school', 'class', 'village']

/** Children of a class, a school, a village: of the left-behind ones for festivals, with how many sleep where and sit in which class. Errors: place-unknown, not-found, invalid. */
export const childrenOfPlace = async (tx: Tx, code: string, today: string): Promise<OccasionChildren> => {
  const place = await placeByCode(tx, code, 'child.list')
  if (!NEAR.includes(place.kind)) throw new AppError('invalid', undefined, '请选一所学校、一个班或一个村。')
  const tree = await tx.tree()
  const leftBehind = place.kind === 'village' ? ('state' as const) : ('education' as const)
  const statuses = place.kind === 'village' ? (['enrolled', 'village'] as const) : (['enrolled'] as const)
  const rows = []
  for (const status of statuses)
    rows.push(...(await listPage(tx, { place, today, status, leftBehind }, 'class', null, MOST)))
  const dormitories = await dormitoriesOf(tx, ancestorOf(tree, place.id, 'school'))
  const sleeps = new Map(dormitories.flatMap((d) => d.children.map((child) => [child, d.name] as const)))
  const ids = new Set(rows.map((r) => r.id))
  const classes = place.kind === 'class' ? [] : [...Map.groupBy(rows, (r) => r.class_id)]
  return {
    name: place.kind === 'class' ? (titleOfClass(place) ?? place.name) : place.name,
    place,
    all: { of: 'place' },
    given: [...ids],
    groups: [
      ...dormitories
        .map((d) => ({ sort: 'dormitory' as const, name: d.name, n: d.children.filter((c) => ids.has(c)).length }))
        .filter((d) => d.n > 0),
      ...classes.flatMap(([id, of]) => {
        const name = id === null ? null : titleOfClass(tree.get(id))
        return name === null ? [] : [{ sort: 'class' as const, name, n: of.length }]
      }),
    ],
    sleeps,
  }
}

const dormitoriesOf = async (tx: Tx, school: Place | null): Promise<{ name: string; children: string[] }[]> => {
  if (!school || !readsKind(tx.actor, dormitory)) return []
  const found = await entryPage(tx, {
    kinds: [dormitory.kind],
    place: school,
    child: null,
    states: statesOf([dormitory], 'running'),
    at: null,
    after: null,
    limit: 100,
  })
  return found
    .map((row) => answersOf(dormitory, row))
    .map((answers) => ({ name: textIn(answers, 'name'), children: childIdsIn(answers.children) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Who sleeps in a dormitory, or came to a Children's Home lately, for whoever keeps it. Errors: not-found, invalid (another register). */
export const childrenOfEntry = async (tx: Tx, id: string, today: string): Promise<OccasionChildren> => {
  const row = await findEntry(tx, id)
  const kind = row ? entryKind(row.kind) : null
  const place = row?.place_id == null ? undefined : (await tx.tree()).get(row.place_id)
  if (!row || !kind || !place || !readsEntries(tx.actor, row.kind) || !canAt(tx.actor, 'entry.read', row.scope))
    throw new AppError('not-found')
  if (kind.kind !== dormitory.kind && kind.kind !== home.kind)
    throw new AppError('invalid', undefined, '只有宿舍和儿童之家有生日与节日的单子。')
  const answers = answersOf(kind, row)
  const ids =
    kind.kind === dormitory.kind
      ? childIdsIn(answers.children)
      : await tx.widened(() => cameTo(tx, row.id, addDays(today, -CAME_DAYS), MOST))
  const name = textIn(answers, 'name') || kind.title
  return { name, place, all: { of: 'ids', ids }, given: ids, groups: [], sleeps: new Map() }
}
