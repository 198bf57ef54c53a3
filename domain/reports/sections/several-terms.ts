import { type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { percentText, SMALL_BASE } from '../prose/numbers.ts'

/**
 * 我带过的2个班、3个学期里，父母在外的孩子最少占…，最多占… (summaries §5 S5): the terms that the head teacher led a class before, each counted at its
 * end, and this one; by number where a class is small. Nothing in the first term, nothing for the public.
 */
export const severalTerms = ({ input, n, known }: Pen): Inline[] => {
  const before = input.earlier ?? []
  if (before.length === 0 || input.level === 'public' || n('left-behind.education') === 0) return []
  const now = {
    name: input.termName,
    className: input.place,
    pupils: known('pupils') ? n('pupils') : null,
    leftBehind: n('left-behind.education'),
  }
  const all = [...before, now]
  const large = all.every(({ pupils }) => (pupils ?? 0) >= SMALL_BASE)
  const shares = all
    .map((term) => ({ ...term, by: large ? (term.leftBehind * 100) / (term.pupils ?? 1) : term.leftBehind }))
    .toSorted((a, b) => a.by - b.by)
  const [least, most] = [shares[0], shares.at(-1)]
  if (!least || !most) return []
  const said = (by: number) => (large ? `占${percentText(by)}` : `有${by}名`)
  const classes = new Set(all.map(({ className }) => className)).size
  const start = `连这学期，我带班${all.length}个学期${classes > 1 ? `、${classes}个班` : ''}，父母在外的孩子`
  const when = ({ name, className }: typeof now) => `（${name}${classes > 1 ? `，${className}` : ''}）`
  return said(least.by) === said(most.by)
    ? line`${start}每学期都${said(most.by)}。`
    : line`${start}最少时${said(least.by)}${when(least)}，最多时${said(most.by)}${when(most)}。`
}
