import { textIn } from '../kit/answers.ts'
import { defineRecord, labelOf } from '../kit/define-record.ts'
import { choice, numberField, text } from '../kit/fields.ts'
import { CLASS_WORK, rollOf, WORK_READERS } from './place-parts.ts'

/** 主题教育 (S1.2–1.6, S2B.18; kinds.md `lesson`): a lesson of a class, a school or a village on safety, law, the mind …; who was there by “all, except”. */
export const lesson = defineRecord({
  kind: 'lesson',
  version: 1,
  title: '主题教育',
  button: '记主题教育',
  sources: ['S1.2', 'S1.3', 'S1.4', 'S1.5', 'S1.6', 'S2B.18'],
  about: '给孩子上的安全、法治、心理、自护一类的课：讲什么、谁讲、讲多久，谁没来。',
  subject: { of: 'place', places: ['class', 'school', 'village'] },
  took: rollOf('参加的孩子'),
  fields: [
    choice(
      'sort',
      [
        { value: 'safety', label: '安全' },
        { value: 'drowning', label: '防溺水' },
        { value: 'traffic', label: '交通' },
        { value: 'fire', label: '防火用电' },
        { value: 'self-protection', label: '自我保护' },
        { value: 'law', label: '法治' },
        { value: 'mind', label: '心理' },
        { value: 'moral', label: '思想品德' },
        { value: 'daily', label: '生活自理' },
        { value: 'health', label: '卫生健康' },
        { value: 'net', label: '手机与网络' },
        { value: 'other', label: '别的' },
      ],
      { label: '讲哪一方面', required: true },
    ),
    text('by', { label: '谁讲的', hint: '例如：校长、派出所李警官', required: true, max: 40 }),
    text('topic', { label: '题目', hint: '例如：不到水边玩', max: 40 }),
    numberField('minutes', { label: '讲了多久', min: 1, max: 600, unit: '分钟' }),
    text('what', { label: '怎么讲的、记住了什么', max: 80 }),
  ],
  write: CLASS_WORK,
  read: WORK_READERS,
  line: (body) =>
    [
      [labelOf(lesson, 'sort', body.sort), textIn(body, 'topic')].filter((part) => part !== '').join('：'),
      textIn(body, 'by') ? `${textIn(body, 'by')}讲` : '',
    ]
      .filter((part) => part !== '')
      .join('，'),
  reached: () => true,
  columns: (body) => ({
    sort: textIn(body, 'sort'),
    quantity: typeof body.minutes === 'number' ? body.minutes : null,
  }),
})
