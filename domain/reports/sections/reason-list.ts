import { USUAL_REASONS } from '../answers.ts'
import type { Reason } from '../kit/input.ts'

/** The usual ones in their own order, then what somebody wrote. */
const rank = (text: string): number => {
  const at = (USUAL_REASONS as readonly string[]).indexOf(text)
  return at < 0 ? USUAL_REASONS.length : at
}

/**
 * Why something was not done, after “涉及5名学生” (summaries §3.2): all with a reason, some, none. Reasons that would add up to
 * more than were missed are cut off rather than printed wrong.
 */
export const reasonList = (reasons: readonly Reason[], missed: number, unit: string): string => {
  let left = missed
  const told = [...reasons]
    .sort((a, b) => rank(a.text) - rank(b.text) || b.n - a.n || (a.text < b.text ? -1 : 1))
    .flatMap((reason) => {
      const n = Math.min(left, reason.n)
      left -= n
      return n > 0 ? [`${reason.text}${n}${unit}`] : []
    })
  if (told.length === 0) return '，未注明原因'
  return left > 0 ? `：${told.join('，')}，另${left}${unit}未注明原因` : `：${told.join('、')}`
}
