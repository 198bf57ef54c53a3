import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Subject } from '../../../domain/kit/subject.ts'
import { allowed } from '../../../domain/roles.ts'
import { inTurn, NOTHING_SENT, type Sent, sending } from '../send-together.ts'
import { lookAgain } from '../stamps.ts'
import type { Tx } from '../tx-type.ts'
import { stoodAt } from '../write/stood.ts'
import { laidTerms, termsWithRows } from './laid-terms.ts'
import { layRows, rowsOfSubjects } from './lay-rows.ts'
import { lockSubjects } from './lock-subjects.ts'
import { subjectsReached } from './reach.ts'
import { markStale, NO_SCHOOL } from './stale.ts'

/**
 * Is all that the touched duties are worked out from in the actor's own sight? It is where only records, waivers and entries were
 * written: who writes them sees their subjects (but for posts that read no duties). A child that moves may have left it.
 */
export const inSight = ({ actor, pending: { touched, wide } }: Tx): boolean =>
  !wide &&
  allowed(actor, 'duty.read') &&
  ![...touched.subjects.values()].some((s) => s.kind === 'place') &&
  !touched.moved &&
  touched.children.size === 0 &&
  touched.schools !== 'all' &&
  touched.schools.size === 0

/** So many subjects are worked out with the transaction that touched them; more are marked, and a job works them off. */
export const MOST_AT_ONCE = 200

/**
 * The rows of all whose duties this transaction touched, as its last step but the numbers, in the same transaction (second-storey §5):
 * whoever reads after the commit reads them right. Nothing where the county has no rows yet. With the county in sight, unless `inSight`.
 * Answers what is sent last and need not be waited for.
 */
export const keepRows = async (tx: Tx): Promise<Sent> => {
  const { subjects, children, recorded, schools, moved } = tx.pending.touched
  const few = subjects.size <= MOST_AT_ONCE
  const reached = few ? await subjectsReached(tx, [...subjects.values()], [...children], [...recorded]) : []
  // First the locks: whether the county has rows, and by which calendar, is asked when nobody else works at these subjects.
  const [, laid] = await inTurn([
    reached.length ? lockSubjects(tx, reached) : Promise.resolve(),
    laidTerms(tx),
    lookAgain(tx),
  ])
  // A job that is just about to make the first rows may have counted who there is: it is told of those it cannot see yet.
  if (laid.length === 0) return subjects.size ? markTouched(tx, [...subjects.values()]) : NOTHING_SENT
  if (moved) await followChildren(tx)
  if (moved || schools === 'all') await markStale(tx, 'all')
  else if (schools.size) await markStale(tx, schools)
  if (!few) await inTurn((await markTouched(tx, [...subjects.values()])).sent)
  if (reached.length === 0) return NOTHING_SENT
  const today = shanghaiDate(tx.now)
  const terms = termsWithRows(await tx.calendar(), today).filter((term) => laid.some((l) => l.term === term))
  const rows = await rowsOfSubjects(tx, reached, terms)
  // A child's duties of the autumn stand at the school that it had then.
  const tree = await tx.tree()
  for (const row of rows) for (const id of stoodAt({ ...row, above: row.township_id }, tree)) tx.pending.stood.add(id)
  return sending(layRows(tx, reached, rows))
}

/** Of thousands the schools are marked at which they are, were, or owed something. */
const markTouched = async (tx: Tx, subjects: readonly Subject[]): Promise<Sent> => {
  const ids = (kind: Subject['kind']) => subjects.filter((s) => s.kind === kind).map((s) => s.id)
  const children = ids('child')
  const rows = await tx.query<{ school_id: number | null }>(
    `select distinct school_id from child_facts where county_id = $1 and child_id = any($2::uuid[])
     union select distinct school_id from duty where county_id = $1 and subject_id = any($3::text[])
     union select distinct school_id from entry where county_id = $1 and (id = any($4::uuid[]) or child_id = any($2::uuid[]))`,
    [tx.countyId, children, subjects.map((s) => s.id), ids('entry')],
  )
  const marked = markStale(tx, ids('place').length ? 'all' : rows.map((r) => r.school_id ?? NO_SCHOOL))
  // Who sees a child changes with its facts, not with what was recorded of it.
  const moved = children.filter((id) => tx.pending.touched.children.has(id))
  if (moved.length === 0) return sending(marked)
  await marked
  await followChildren(tx, moved)
  return NOTHING_SENT
}

/** Who may see a child's duties follows it at once, also where the rows are made anew later. */
const followChildren = async (tx: Tx, children: readonly string[] | null = null): Promise<void> => {
  await tx.run(
    `update duty d set scope = c.scope from child c where d.county_id = $1 and c.county_id = $1 and d.subject_kind = 'child' and c.id = d.child_id and d.scope <> c.scope
     and ($2::text[] is null or d.subject_id = any($2::text[]))`,
    [tx.countyId, children],
  )
  await tx.run(
    `update duty d set scope = e.scope from entry e where d.county_id = $1 and e.county_id = $1 and d.subject_kind = 'entry' and e.id::text = d.subject_id and d.scope <> e.scope
     and e.child_id is not null and ($2::uuid[] is null or e.child_id = any($2::uuid[]))`,
    [tx.countyId, children],
  )
}
