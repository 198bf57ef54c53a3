import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { valueText } from '../../../domain/registers/difference.ts'
import { FILE_TOPIC_KEYS, type FileTopic, fileTopic, sameOf, saysOf } from '../../../domain/registers/file-topics.ts'
import { factsSince } from '../../../domain/registers/fuse-spans.ts'
import { type PlaceTree, titleOfClass } from '../../../domain/registers/place.ts'
import type { Tx } from '../../db/tx-type.ts'
import { changedAt } from '../db/merge-rows.ts'
import { seatSigns } from '../db/seat-signs.ts'
import type { File, TwoFiles } from './two-files.ts'

/** What the two files say differently of one thing. `on`: the day since which the file that ends has said so, from which it would hold. */
export type FileDifference = {
  topic: FileTopic
  label: string
  kept: string
  keptSince: string | null
  gone: string
  goneSince: string | null
  /** The newer fact, or the only one; of two seats the one where the child was met since both were written. */
  suggest: 'kept' | 'gone'
  /** Why that one: nothing else is written; it was written later; neither was, so the kept file's; somebody met the child there. */
  why: 'only' | 'newer' | 'kept' | 'met'
  /** Of two seats: what was written of the child under each file since both stand. */
  met: { since: string; kept: Signs; gone: Signs } | null
}
type Signs = { records: number; answers: number }

/**
 * Thing by thing what the two files say differently, and which would hold: what is known before what is not, the newer before the older. What
 * only the kept file says is no difference.
 */
export const fileDifferences = async (tx: Tx, { kept, gone, tree }: TwoFiles): Promise<FileDifference[]> => {
  const [keptAt, goneAt] = [await changedAt(tx, kept.child.row.id), await changedAt(tx, gone.child.row.id)]
  const today = shanghaiDate(tx.now)
  const [mine, theirs] = [kept.child.register.flat, gone.child.register.flat]
  const met = await metAt(tx, { kept, gone }, today)
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
        ...(topic === 'class' && met
          ? { ...seatOf(met, newer), met }
          : {
              ...usualOf(topic !== 'class' && !saysOf(mine, topic), newer, sinceKept(keptSince, goneSince)),
              met: null,
            }),
      },
    ]
  })
}

type Suggested = Pick<FileDifference, 'suggest' | 'why'>

const usualOf = (only: boolean, newer: boolean, older: boolean): Suggested =>
  only
    ? { suggest: 'gone', why: 'only' }
    : newer
      ? { suggest: 'gone', why: 'newer' }
      : { suggest: 'kept', why: older ? 'newer' : 'kept' }

/** Is the kept file's the later of two dated facts? */
const sinceKept = (kept: string | null, gone: string | null): boolean => kept !== null && gone !== null && kept > gone

/**
 * A class that another school typed is the newer one too: where the child was met or gone over since under one file alone, that is where it
 * sits, whichever was written later.
 */
const seatOf = ({ kept, gone }: NonNullable<FileDifference['met']>, newer: boolean): Suggested => {
  const [here, there] = [kept.records + kept.answers > 0, gone.records + gone.answers > 0]
  if (here !== there) return { suggest: there ? 'gone' : 'kept', why: 'met' }
  return { suggest: newer ? 'gone' : 'kept', why: 'newer' }
}

/** From the day on which the later of the two seats was taken. */
const metAt = async (tx: Tx, { kept, gone }: Pick<TwoFiles, 'kept' | 'gone'>, today: string) => {
  const { facts = [] } = fileTopic('class')
  const days = [kept, gone].map((f) =>
    factsSince(
      f.spans.map((s) => s.facts),
      today,
      facts,
    ),
  )
  const since = days
    .flatMap((day) => day ?? [])
    .sort()
    .at(-1)
  if (since === undefined || sameSeat(kept, gone)) return null
  const [one, other] = [kept.child.row.id, gone.child.row.id]
  const signs = await tx.widened(() => seatSigns(tx, [one, other], since))
  const none = { records: 0, answers: 0 }
  return { since, kept: signs.get(one) ?? none, gone: signs.get(other) ?? none }
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
