import { AppError } from '../../domain/errors.ts'
import type { Span } from '../../domain/registers/spans.ts'
import type { Ctx } from '../context.ts'
import { lockChildren } from '../db/locks.ts'
import type { Tx } from '../db/tx-type.ts'
import { childSnapshot, type SnapshotChild } from './db/child-snapshot.ts'
import { spansOf } from './db/child-spans.ts'

/**
 * One child for changing: held first, read afterwards, so that of two people who change it at once the second one builds on
 * what the first one wrote. Error: not-found.
 */
export const lockedChild = async (
  tx: Tx,
  ctx: Ctx,
  id: string,
  today: string,
): Promise<{ before: SnapshotChild; spans: Span[] }> => {
  await lockChildren(tx, [id])
  const before = await childSnapshot(tx, ctx.keys, id, today)
  if (!before) throw new AppError('not-found')
  return { before, spans: (await spansOf(tx, [id])).get(id) ?? [] }
}
