import { textIn } from '../../domain/kit/answers.ts'
import { labelOf } from '../../domain/kit/define-record.ts'
import { care } from '../../domain/records/care.ts'
import { studyNote } from '../../domain/records/study-note.ts'
import { dayOf } from '../../domain/registers/parent-page.ts'
import type { Tx } from '../db/tx-type.ts'
import { readableKinds } from '../records/readable.ts'
import { recordsSince, type ToldRow } from './db/family.ts'

/** Of each child at most so many, the newest. */
const MOST = 4

/**
 * What records say that a family may be told: a praise, an encouragement, a subject that goes better. Their free words are never
 * taken along: a note is written for colleagues. Lists by child, of records since a day.
 */
export const goodNewsOf = async (
  tx: Tx,
  childIds: readonly string[],
  since: string,
): Promise<Map<string, string[]>> => {
  const readable = readableKinds(tx.actor)
  const kinds = [care.kind, studyNote.kind].filter((kind) => readable.includes(kind))
  const rows = await recordsSince(tx, childIds, kinds, since)
  const told = Map.groupBy(rows, (row) => row.child_id)
  return new Map([...told].map(([id, list]) => [id, [...new Set(list.flatMap(wordsOf))].slice(0, MOST)]))
}

const wordsOf = ({ kind, body, happened_on: on }: ToldRow): string[] => {
  if (kind === studyNote.kind)
    return textIn(body, 'trend') === 'better' ? [`${labelOf(studyNote, 'subject', body.subject)}比前一阵有进步`] : []
  const sort = textIn(body, 'sort')
  if (sort === 'praise') return [`${dayOf(on)}受到老师表扬`]
  return sort === 'encourage' ? [`${dayOf(on)}老师给孩子鼓了劲`] : []
}
