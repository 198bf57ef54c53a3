import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { scopeOfAudit } from '../../../domain/registers/scope.ts'
import type { Tx } from '../../db/tx-type.ts'
import { childrenOfRecords } from '../../records/db/record.ts'

/** A child's words were read outside its file: what it is called in the diary and in the file's list of who looked. */
export const WORDS_READ = 'record.read'

/**
 * Leaves a trace of who read what these children said (M5), wherever they were read: once a day for each child and reader. A
 * record tells the words of each child that it is about: those out of the reader's sight too get their trace, for their own
 * places to see (decision 013). `opened`: whose file is open, which is traced by itself. The transaction must be one that may
 * write.
 */
export const noteWordsRead = async (
  tx: Tx,
  read: { records?: readonly string[]; children?: readonly string[] },
  opened: string | null = null,
): Promise<void> => {
  const { records = [], children = [] } = read
  const ids = new Set(children)
  if (opened !== null) ids.delete(opened)
  if (records.length + ids.size === 0) return
  await tx.widened(async () => {
    for (const link of records.length ? await childrenOfRecords(tx, records) : [])
      if (link.child_id !== opened) ids.add(link.child_id)
    await noteChildren(tx, [...ids], WORDS_READ)
  })
}

/** A picture of a child, or of a paper about it, was looked at: the small one in a list, or the picture itself. */
export const PICTURE_SEEN = 'attachment.open'

/** Leaves a trace of who looked at pictures of these children, as of who reads their words (M5). `each`: not only the first of the day. */
export const notePicturesSeen = async (tx: Tx, ids: readonly string[], { each }: { each: boolean }): Promise<void> => {
  if (ids.length > 0) await tx.widened(() => noteChildren(tx, ids, PICTURE_SEEN, each))
}

const noteChildren = async (tx: Tx, ids: readonly string[], action: string, each = false): Promise<void> => {
  if (ids.length === 0) return
  const known = each
    ? []
    : await tx.query<{ subject_id: string }>(
        `select distinct subject_id from audit where county_id = $1 and subject_id = any($2::text[]) and action = $3 and account_id = $4 and at >= ($5::date)::timestamp at time zone 'Asia/Shanghai'`,
        [tx.countyId, ids, action, tx.actor.accountId, shanghaiDate(tx.now)],
      )
  const told = new Set(known.map((k) => k.subject_id))
  const children = await tx.query<{ id: string; scope: number[]; school_id: number | null }>(
    'select id, scope, school_id from child where county_id = $1 and id = any($2::uuid[]) order by id',
    [tx.countyId, ids.filter((id) => !told.has(id))],
  )
  for (const child of children)
    tx.note({
      action,
      subject: 'child',
      subjectId: child.id,
      placeId: child.school_id,
      scope: scopeOfAudit(child.scope),
    })
}
