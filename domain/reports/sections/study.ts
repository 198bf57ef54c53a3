import { type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'

/** Notes on children's work (S2A.7; summaries §5 S2A): told where there are some. They are owed by no date: none is no gap. */
export const study = ({ n, f, voice }: Pen): Inline[] => {
  const watched =
    n('class-note.held') > 0 ? line`班干部、同学反映的情况记下${f('class-note.held')}条，逐条有处理。` : []
  if (n('study-notes') === 0) return watched
  return line`教师看作业、看课堂，写出学情${f('study-notes')}份，涉及${voice.person}${f('study-note.children')}名。${watched}`
}
