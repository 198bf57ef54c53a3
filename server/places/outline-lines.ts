import { AppError } from '../../domain/errors.ts'
import { matchOutline, type OutlineLine } from '../../domain/registers/match-outline.ts'
import { placeOfCode } from '../../domain/registers/merged-place.ts'
import { chainOf } from '../../domain/registers/place.ts'
import { readOutline } from '../../domain/registers/place-outline.ts'
import { mustReach } from '../can.ts'
import type { Tx } from '../db/tx-type.ts'

const MOST_LINES = 2000

/** The lines of a pasted outline against what stands below a place that the actor keeps. Errors: not-found, invalid. */
export const linesOfOutline = async (
  tx: Tx,
  { text, under }: { text: string; under: string },
): Promise<OutlineLine[]> => {
  const tree = await tx.tree()
  const home = placeOfCode(tree, under)
  mustReach(tx.actor, 'place.write', home ? chainOf(tree, home.id) : [])
  if (!home) throw new AppError('not-found')
  const nodes = readOutline(text)
  if (nodes.length === 0) throw new AppError('invalid', undefined, '没有读到单位：一行写一个，下级往里缩。')
  if (nodes.length > MOST_LINES)
    throw new AppError('invalid', undefined, `一次最多 ${MOST_LINES} 个单位，这里有 ${nodes.length} 个，请分几次粘贴。`)
  return matchOutline(nodes, tree, home)
}
