import { type Doc, doc, gapNode, type Inline, line } from '../doc.ts'
import type { Pen } from '../school-summary.ts'

/** 五、变化 (summaries §3.5): before and after by the same definition, whichever way it went; one case by the author. */
export const changes = (pen: Pen): Doc => {
  const found = [rate(pen, 'talks.coverage', '谈心完成率'), rate(pen, 'visits.coverage', '家访完成率')].flat()
  return doc(found.length ? found : line`本学期首次登记，暂无前后对照。`, [
    gapNode('case', '这学期记得最清楚的一个孩子：去掉姓名和村组，写经过、做法和后来的变化'),
  ])
}

const rate = ({ before, input, f }: Pen, id: string, words: string): Inline[] => {
  const then = before(id)
  const now = input.figures.get(id)?.value ?? null
  if (then === null || now === null) return []
  const d = Math.round((now - then) * 10) / 10
  const trend = d === 0 ? '与上学期持平' : `比上学期${d > 0 ? '上升' : '下降'}${Math.abs(d).toFixed(1)}个百分点`
  return line`${words}${f(id)}，${trend}。`
}
