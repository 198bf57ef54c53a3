import { ENTRY_KINDS } from '../../../domain/entries/list.ts'
import type { Tx } from '../../db/tx-type.ts'
import { marksOfChildren } from '../../entries/db/of-child.ts'
import { livingToRead } from '../../entries/living.ts'

/** Titles of the registers, of those that the actor reads, of which a child has one living entry at a time and both files have one. */
export const livingInBoth = async (tx: Tx, kept: string, gone: string): Promise<string[]> => {
  const single = ENTRY_KINDS.filter((kind) => kind.single)
  const marks = await marksOfChildren(tx, [kept, gone], livingToRead(tx, single))
  const of = (child: string) => new Set(marks.filter((m) => m.child_id === child).map((m) => `${m.kind} ${m.sort}`))
  const mine = of(kept)
  const both = [...of(gone)].filter((mark) => mine.has(mark)).map((mark) => mark.split(' ')[0])
  return single.filter((kind) => both.includes(kind.kind)).map((kind) => kind.title)
}
