import { gapNode, type Inline } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'

/**
 * 强制报告 (summaries §3.3): never told by itself, neither that there was none nor how many. Whoever may know it writes the one sentence or the other;
 * null in the papers of a class, which answers for no such register.
 */
export const reported = ({ input }: Pen): Inline[] | null =>
  input.placeKind === 'class'
    ? null
    : [
        gapNode(
          'reported',
          '强制报告情形：没有接到线索的，由看得到登记的人核对后写一句“未接到强制报告情形的线索”；有的只写“个案依规定另行报告”，不写件数和情节',
        ),
      ]
