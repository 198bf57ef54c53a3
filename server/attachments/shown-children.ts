import { AppError } from '../../domain/errors.ts'
import { photoLacks, type Shows } from '../../domain/registers/attachment.ts'
import { childNames } from '../children/db/child-names.ts'
import { keptFilesOf } from '../children/db/merge-rows.ts'
import { photoStandings } from '../consents/photo.ts'
import type { Tx } from '../db/tx-type.ts'
import { childrenForRecord } from '../records/db/record.ts'
import type { Thing } from './things.ts'

const invalid = (field: string, sentence: string): AppError => new AppError('invalid', { [field]: sentence }, sentence)

/**
 * The children who can be known on a picture, each with the family's yes that stands today (from fourteen the child's own too). Errors: invalid, by the name
 * of whoever lacks it, with what to do.
 */
export const shownChildren = async (
  tx: Tx,
  thing: Thing,
  { shows, children }: { shows: Shows; children: readonly string[] },
): Promise<string[]> => {
  if (shows === 'none') {
    if (children.length > 0) throw invalid('children', '照片里没有孩子，就不用选是谁。')
    return []
  }
  if (thing.of === 'movement') throw invalid('shows', '凭证只拍单据，不拍孩子。要留活动照片，请添在那条记录上。')
  if (children.length === 0) throw invalid('children', '请点出照片里认得出的是哪几个孩子。')
  const kept = await keptFilesOf(tx, children)
  const ids = [...new Set(children.map((id) => kept.get(id) ?? id))]
  const about = new Set(thing.children)
  const reachable = new Set((await childrenForRecord(tx, ids)).map((c) => c.id))
  if (ids.some((id) => !about.has(id) && !reachable.has(id))) throw new AppError('not-found')
  await mustBeAgreed(tx, ids)
  return ids
}

/** Errors: invalid, where the yes of one of them does not hold today. */
export const mustBeAgreed = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  const standings = await photoStandings(tx, ids)
  const lacking = ids.flatMap((id) => {
    const lacks = photoLacks(standings.get(id) ?? { state: 'none' })
    return lacks === null ? [] : [{ id, lacks }]
  })
  const [first] = lacking
  if (!first) return
  const [name] = await childNames(tx, [first.id])
  const more = lacking.length > 1 ? `（还有 ${lacking.length - 1} 名也没有）` : ''
  throw invalid(
    'children',
    `${name?.name ?? '有个孩子'}：${first.lacks}${more}。请先在“同意”里记下再添，或改拍认不出孩子的照片。`,
  )
}
