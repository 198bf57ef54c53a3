import { type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { leastAt, safeGroups } from './small-groups.ts'

type Part = { label: string; n: number }

/**
 * ，其中心理4件，法律、帮扶共5件: the parts of a whole, those together that one of them alone would give away (summaries §3.4). Empty where
 * only the whole may be told. `own` writes a part that stands alone.
 */
export const partsTold = <T extends Part>(
  { input }: Pick<Pen, 'input'>,
  parts: readonly T[],
  own: (part: T) => Inline[],
  unit: string,
): Inline[] => {
  const groups = safeGroups(parts, leastAt(input))
  if (!groups) return []
  const [only, more] = groups
  if (only && !more) return only.parts[0] ? line`，${only.n > 1 ? '都' : ''}是${only.parts[0].label}` : []
  const alone = groups.flatMap(({ parts: [first, ...rest] }) => (first && rest.length === 0 ? [first] : []))
  const [together] = groups.filter(({ parts: of }) => of.length > 1)
  const told = alone.flatMap((part, i) => line`${i === 0 ? '' : '、'}${own(part)}`)
  const rest = together ? `${together.parts.map((part) => part.label).join('、')}共${together.n}${unit}` : ''
  return line`，其中${told}${alone.length > 0 && rest !== '' ? '，' : ''}${rest}`
}
