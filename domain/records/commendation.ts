import { textIn } from '../kit/answers.ts'
import { defineRecord, labelOf, type Problem } from '../kit/define-record.ts'
import { choice, text } from '../kit/fields.ts'
import { CLASS_WORK, WORK_READERS } from './place-parts.ts'

/** Words that would set a child apart on a paper that hangs on a wall (summaries §2.6): a title is about what the child did. */
const SETS_APART = /留守|困难|困境|贫困|特困|低保|孤|单亲|残|差生|后进|问题/

const neutral = (field: string, body: Readonly<Record<string, unknown>>): Problem[] =>
  SETS_APART.test(textIn(body, field))
    ? [
        {
          field,
          code: 'not-understood',
          message: '奖状会挂在墙上：只写孩子做得好的，不写“留守”“困难”一类的字，请改一下。',
        },
      ]
    : []

/** 表彰 (S2A.18, S3.9; kinds.md `commendation`): children are praised under a title that anybody may read; each gets a certificate. */
export const commendation = defineRecord({
  kind: 'commendation',
  version: 1,
  title: '表彰',
  button: '记表彰',
  sources: ['S2A.18', 'S3.9'],
  about: '六一、期末表彰孩子：什么称号、哪一级、为什么。称号只说孩子做得好的。记下以后可以打印奖状。',
  fields: [
    choice(
      'title',
      [
        { value: 'progress', label: '进步少年' },
        { value: 'self-reliant', label: '自强少年' },
        { value: 'virtue', label: '美德少年' },
        { value: 'helpful', label: '爱心少年' },
        { value: 'diligent', label: '勤学少年' },
        { value: 'labour', label: '劳动小能手' },
        { value: 'reading', label: '阅读之星' },
        { value: 'arts', label: '艺术之星' },
        { value: 'sport', label: '体育之星' },
        { value: 'good-pupil', label: '好学生' },
        { value: 'own', label: '别的称号' },
      ],
      { label: '称号', required: true },
    ),
    text('own', {
      label: '写上称号',
      hint: '例如：护绿小卫士',
      max: 20,
      when: { field: 'title', in: ['own'] },
      required: true,
    }),
    choice(
      'level',
      [
        { value: 'class', label: '班级' },
        { value: 'school', label: '学校' },
        { value: 'township', label: '乡镇（街道）' },
        { value: 'county', label: '县' },
        { value: 'above', label: '市级以上' },
      ],
      { label: '哪一级', required: true },
    ),
    choice(
      'occasion',
      [
        { value: 'june-first', label: '六一' },
        { value: 'term-end', label: '期末' },
        { value: 'activity', label: '活动、比赛' },
        { value: 'other', label: '平时' },
      ],
      { label: '什么时候' },
    ),
    text('why', { label: '为什么', hint: '例如：每天帮同桌讲题', max: 60 }),
    text('by', { label: '谁表彰的', hint: '印在奖状下面，例如：红树镇中心小学', max: 40 }),
    text('number', { label: '证书编号', max: 30 }),
  ],
  write: CLASS_WORK,
  read: WORK_READERS,
  line: (body) =>
    [commendedAs(body), labelOf(commendation, 'level', body.level), textIn(body, 'why')]
      .filter((part) => part !== '')
      .join('，'),
  reached: () => true,
  check: (body) => [...neutral('own', body), ...neutral('why', body)],
  columns: (body) => ({ sort: textIn(body, 'level') }),
  quote: (body) => (textIn(body, 'why') ? [textIn(body, 'why')] : []),
  // What the child keeps of it, besides the certificate (S2A.10).
  growth: (body) => ({ part: 'praise', words: [commendedAs(body), textIn(body, 'why')].filter(Boolean).join('：') }),
  milestone: () => true,
})

/** The title in words, as the certificate prints it. */
export const commendedAs = (body: Readonly<Record<string, unknown>>): string =>
  (body.title === 'own' ? textIn(body, 'own') : '') || labelOf(commendation, 'title', body.title)
