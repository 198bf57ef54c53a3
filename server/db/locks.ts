import { LOCKS } from './lock-numbers.ts'
import { lookAgain } from './stamps.ts'
import type { Tx } from './tx-type.ts'

/**
 * Locks held until the transaction's end, taken before what they guard is read: two who act on the same thing at the same moment
 * act one after the other, the second on what the first left. In which order: lock-numbers.ts.
 */
const hold = (tx: Tx, kind: keyof typeof LOCKS, what: number) =>
  tx.query('select pg_advisory_xact_lock($1, $2)', [LOCKS[kind], what])

/**
 * One list of a county is compared and written after the other: each sees what the one before has made, so that no list makes a
 * child twice, and no two schools take the same file of a third (decision 009). Before the comparison, until the commit.
 */
export const lockImports = async (tx: Tx) => {
  await hold(tx, 'imports', tx.countyId)
  await lookAgain(tx)
}

/** One at a time adds places to a county: a code is taken once. */
export const lockPlaces = async (tx: Tx) => {
  await hold(tx, 'places', tx.countyId)
  await lookAgain(tx)
}

/** One at a time gives or takes classes in a county: a class is never given twice, nor handed over by two at once. */
export const lockPosts = async (tx: Tx) => {
  await hold(tx, 'posts', tx.countyId)
  await lookAgain(tx)
}

/** One at a time changes what a county asks besides: a key and a version are taken once. */
export const lockOwnFields = async (tx: Tx) => {
  await hold(tx, 'ownFields', tx.countyId)
  await lookAgain(tx)
}

/** One at a time says what a county asks for: of one rule and day there is one word. */
export const lockDutyRules = async (tx: Tx) => {
  await hold(tx, 'dutyRules', tx.countyId)
  await lookAgain(tx)
}

/** One at a time maps a county's statistics table: a version is taken once. */
export const lockStatisticsForms = async (tx: Tx) => {
  await hold(tx, 'statisticsForms', tx.countyId)
  await lookAgain(tx)
}

/** One at a time says how a county's papers are worded: of one place and kind there is one text. */
export const lockPaperTexts = (tx: Tx) => hold(tx, 'paperTexts', tx.countyId)

/** One at a time asks for a batch of papers in a county: so many of one account wait at once, and no more (L8). */
export const lockPrints = (tx: Tx) => hold(tx, 'prints', tx.countyId)

/** One at a time adds a picture to a thing (its id): so many hang on one, and no more (L8). Two things that share a number wait for each other. */
export const lockPictures = (tx: Tx, on: string) => hold(tx, 'pictures', Number.parseInt(on.slice(-8), 16) | 0)

/** One at a time lays a blank form in a place: so many lie there, and no more (L8). */
export const lockBlankForms = (tx: Tx, placeId: number) => hold(tx, 'blankForms', placeId)

/** One at a time looks for the last four of a number (of an account): so many an hour, and no more (H1). Two accounts that share a number wait for each other. */
export const lockNumberSearches = (tx: Tx, accountId: string) =>
  hold(tx, 'numberSearches', Number.parseInt(accountId.slice(-8), 16) | 0)

/**
 * Keeps everybody else from changing these children until the transaction ends, always in the same order; what is read after
 * this is what others wrote before. Records about them are still taken in. Answers those within sight.
 */
export const lockChildren = async (tx: Tx, ids: readonly string[]): Promise<Set<string>> =>
  new Set(
    ids.length
      ? (
          await tx.query<{ id: string }>(
            'select id from child where county_id = $1 and id = any($2::uuid[]) and not del order by id for no key update',
            [tx.countyId, ids],
          )
        ).map((r) => r.id)
      : [],
  )

/**
 * Keeps these children from being changed or taken out until the transaction ends; others may write about them too. Waits for
 * whoever is changing one: a record never hangs on a child that an undo has just removed.
 */
export const holdChildren = (tx: Tx, ids: readonly string[]) =>
  tx.query('select id from child where county_id = $1 and id = any($2::uuid[]) order by id for share', [
    tx.countyId,
    ids,
  ])

/** A report as it is now, kept so: whoever comes to it at the same time judges it as it will then be. */
export const lockReport = (tx: Tx, id: string) =>
  tx.query('select id from report where county_id = $1 and id = $2 for update', [tx.countyId, id])

/** Of two who begin a place's draft at once, the second finds the first one's. */
export const lockDrafts = (tx: Tx, placeId: number) => hold(tx, 'drafts', placeId)

/** One at a time goes over a class's or a village's roll, and signs it: of two the second finds what the first left. */
export const lockCensus = (tx: Tx, placeId: number) => hold(tx, 'census', placeId)

/** One at a time seals a county's diary; until the commit. */
export const lockSeals = (tx: Tx) => hold(tx, 'seals', tx.countyId)
