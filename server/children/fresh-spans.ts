import { AppError } from '../../domain/errors.ts'
import type { Span } from '../../domain/registers/spans.ts'
import { lockChildren } from '../db/locks.ts'
import type { Tx } from '../db/tx-type.ts'
import type { SnapshotChild } from './db/child-snapshot.ts'
import { spansOf } from './db/child-spans.ts'

/**
 * The spans of children about to change, locked. Whoever looked before somebody else wrote would lay its facts over what it
 * never saw: the difference is out of date then. Error: difference-stale.
 */
export const freshSpans = async (tx: Tx, children: readonly SnapshotChild[]): Promise<Map<string, Span[]>> => {
  const ids = children.map((c) => c.row.id)
  await lockChildren(tx, ids)
  return notStale(await spansOf(tx, ids), children)
}

/** These spans, which are locked already, where they say what was seen. Error: difference-stale. */
export const notStale = <Spans extends ReadonlyMap<string, Span[]>>(
  spans: Spans,
  children: readonly SnapshotChild[],
): Spans => {
  for (const { row, factsId, facts } of children) {
    const now = spans.get(row.id)?.find((s) => s.id === factsId)
    if (!now || JSON.stringify(now.facts) !== JSON.stringify(facts)) throw new AppError('difference-stale')
  }
  return spans
}
