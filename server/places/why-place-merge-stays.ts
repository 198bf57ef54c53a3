import { longDate } from '../../domain/reports/prose/numbers.ts'
import type { Tx } from '../db/tx-type.ts'
import { doneSince, type PlaceMergeRow } from './db/place-merge.ts'
import type { PlaceMergeSteps } from './merge-steps.ts'

const DONE = {
  place: '改过合并的单位',
  child: '改过过来的孩子',
  post: '改过过来的职务',
  record: '给过来的孩子写过记录',
}

/** Why a merger is not taken back (any more), as a sentence; null where it is. With the county in sight. */
export const whyPlaceMergeStays = async (
  tx: Tx,
  row: PlaceMergeRow,
  { places, posts, spans }: PlaceMergeSteps,
): Promise<string | null> => {
  if (row.undone_on !== null) return `这次合并已经撤回了（${longDate(row.undone_on)}）。`
  const moved = {
    places: places.map((p) => p.id),
    children: [...new Set(spans.map((s) => s.childId))],
    posts: posts.map((p) => p.id),
  }
  const done = await doneSince(tx, moved, row.at)
  return done
    ? `合并以后，${done.by}在${longDate(done.on)}${DONE[done.what]}，不能再撤回。请把孩子和职务一个一个转回去。`
    : null
}
