import type { BatchAsk } from '../../domain/reports/papers/batch.ts'

/** What is asked once for all papers of a printing, with an example of it. */
export const ASKS: Record<BatchAsk, { label: string; example: string }> = {
  teacher: { label: '班主任', example: '' },
  meeting: { label: '什么会', example: '例如：监护人会' },
  when: { label: '什么时候', example: '例如：12月5日（星期六）下午两点' },
  where: { label: '在哪里', example: '例如：学校三楼会议室' },
  topic: { label: '商量什么', example: '例如：冬季用电、寒假安排' },
  matter: { label: '什么事', example: '例如：这个星期五下午三点放学，请到村口接孩子。' },
  teacherPhone: { label: '班主任电话', example: '' },
  schoolPhone: { label: '学校电话', example: '' },
  villagePhone: { label: '村儿童主任电话', example: '' },
  giver: { label: '落款', example: '不写就用表彰记录里的' },
}
