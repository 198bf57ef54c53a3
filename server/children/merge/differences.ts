import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { valueText } from '../../../domain/registers/difference.ts'
import { FILE_TOPIC_KEYS, type FileTopic, fileTopic, sameOf, saysOf } from '../../../domain/registers/file-topics.ts'
import { factsSince } from '../../../domain/registers/fuse-spans.ts'
import { type PlaceTree, titleOfClass } from '../../../domain/registers/place.ts'
import type { Tx } from '../../db/tx-type.ts'
import { changedAt } from '../db/merge-rows.ts'
import type { File, TwoFiles } from './two-files.ts'

/** What the two files say differently of one thing. `on`: the day since which the file that ends has said so, from which it would hold. */
export type FileDifference = {
  topic: FileTopic
  label: string
  kept: string
  keptSince: string | null
  gone: string
  goneSince: string | null
  /** The newer fact, or the only one. */
  suggest: 'kept' | 'gone'
}

/**
 * Thing by thing what the two files say differently, and which would hold: what is known before what is not, the newer before the older. What
 * only the kept file says is no difference.
 */
export const fileDifferences = async (tx: Tx, { kept, gone, tree }: TwoFiles): Promise<FileDifference[]> => {
  const [keptAt, goneAt] = [await changedAt(tx, kept.child.row.id), await changedAt(tx, gone.child.row.id)]
  const today = shanghaiDate(tx.now)
  const [mine, theirs] = [kept.child.register.flat, gone.child.register.flat]
  return FILE_TOPIC_KEYS.flatMap((topic): FileDifference[] => {
    const { label, facts, columns = [] } = fileTopic(topic)
    // Of a child that has gone nothing is said any more (change-child.ts).
    if (kept.child.row.status === 'left') return []
    if (topic === 'class' ? sameSeat(kept, gone) : sameOf(mine, theirs, topic)) return []
    if (topic !== 'class' && !saysOf(theirs, topic)) return []
    const since = (file: File) =>
      facts
        ? factsSince(
            file.spans.map((s) => s.facts),
            today,
            facts,
          )
        : null
    const [keptSince, goneSince] = [since(kept), since(gone)]
    const last = (map: ReadonlyMap<string, number>) => Math.max(0, ...['*', ...columns].map((c) => map.get(c) ?? 0))
    const newer = facts ? (goneSince ?? '') > (keptSince ?? '') : last(goneAt) > last(keptAt)
    return [
      {
        topic,
        label,
        kept: wordsOf(kept, topic, tree),
        keptSince,
        gone: wordsOf(gone, topic, tree),
        goneSince,
        suggest: (topic !== 'class' && !saysOf(mine, topic)) || newer ? 'gone' : 'kept',
      },
    ]
  })
}

/** Asked only where both are here: of one that has gone, the other's place holds by itself. */
const sameSeat = (a: File, b: File): boolean =>
  a.child.row.status !== b.child.row.status ||
  a.child.row.status === 'left' ||
  (a.child.row.school_id === b.child.row.school_id && a.child.row.class_id === b.child.row.class_id)

const wordsOf = ({ child: { register, row } }: File, topic: FileTopic, tree: PlaceTree): string => {
  if (topic === 'class') {
    const school = row.school_id === null ? null : tree.get(row.school_id)?.name
    const klass = titleOfClass(row.class_id === null ? null : tree.get(row.class_id))
    return [school, klass].filter(Boolean).join(' ') || '不在学校'
  }
  const words = fileTopic(topic).fields.flatMap((field) => {
    const value = register.flat[field]
    if (field.endsWith('Incapable')) return value === true ? ['不能照看'] : []
    const text = valueText(field, value, (id) => tree.get(id)?.name ?? null)
    return text === null || (text === '不详' && fileTopic(topic).fields.length > 1) ? [] : [text]
  })
  return words.join('，') || '没有写'
}
