import type { FigureFace } from './types.ts'

const face = (id: string, title: string, definition: string): FigureFace => ({ id, unit: '条', title, definition })

/** The last issued summary's plan, line by line (summaries §8): a school's, null where none was issued. */
export const PLAN: readonly FigureFace[] = [
  face('plan.due', '上期打算到期', '上学期签发的总结里的打算，到截止日已到期的条数；没有签发过的数不出来。'),
  face('plan.done', '办成', '到期的打算中，作者写明办成了的条数。'),
  face('plan.undone', '未办成', '到期的打算中，作者写明没有办成的条数。'),
]
