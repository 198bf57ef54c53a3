import { agreement } from '../entries/agreement.ts'
import { textIn } from '../kit/answers.ts'
import { defineRecord, labelOf, textsIn } from '../kit/define-record.ts'
import { choice, choices, dateField, longText } from '../kit/fields.ts'
import { CONTACT_READERS, CONTACT_WRITERS } from './contact-parts.ts'

/**
 * 返乡登记 (S2B.15, S2A.4): who of the family came home for a festival, until when, whether they were visited and signed. That a parent stays,
 * or was seen, is a fact of the family and said beside the form.
 */
export const homeComing = defineRecord({
  kind: 'home-coming',
  version: 1,
  title: '返乡登记',
  button: '记返乡',
  sources: ['S2B.15', 'S2A.4', 'S3.3'],
  about: '逢年过节爸爸妈妈回来了：住到哪天、去没去看、照护协议签没签。留下不走了的，请在下面“家里有变化”里改。',
  subject: { of: 'children', most: 1 },
  fields: [
    choices(
      'who',
      [
        { value: 'father', label: '爸爸' },
        { value: 'mother', label: '妈妈' },
        { value: 'other', label: '别的亲人' },
      ],
      { label: '谁回来了', required: true },
    ),
    choice(
      'festival',
      [
        { value: 'spring', label: '春节' },
        { value: 'qingming', label: '清明' },
        { value: 'labour', label: '五一' },
        { value: 'summer', label: '暑假' },
        { value: 'autumn', label: '中秋、国庆' },
        { value: 'other', label: '别的时候' },
      ],
      { label: '什么时候', required: true },
    ),
    dateField('until', { label: '住到哪天（不知道可以不填）', ends: true }),
    choice(
      'visited',
      [
        { value: 'yes', label: '去家里看了' },
        { value: 'school', label: '请到学校谈了' },
        { value: 'no', label: '还没见到' },
      ],
      { label: '见到没有', required: true },
    ),
    choice(
      'agreement',
      [
        { value: 'signed', label: '这次签了' },
        { value: 'standing', label: '原来的还有效' },
        { value: 'not-yet', label: '还没签' },
      ],
      { label: agreement.title },
    ),
    longText('agreed', { label: '和家长商量了什么', max: 300 }),
  ],
  write: CONTACT_WRITERS,
  read: CONTACT_READERS,
  line: (body) =>
    [
      `${labelOf(homeComing, 'festival', body.festival)}${labelOf(homeComing, 'who', body.who)}回来了`,
      labelOf(homeComing, 'visited', body.visited),
      body.agreement === 'signed' ? '签了照护协议' : '',
    ]
      .filter((part) => part !== '')
      .join('，'),
  reached: (body) => body.visited !== 'no',
  columns: (body) => ({
    sort: textIn(body, 'festival'),
    quantity: Array.isArray(body.who) ? body.who.filter((who) => who === 'father' || who === 'mother').length : 0,
  }),
  milestone: () => true,
  quote: (body) => textsIn(body, 'agreed'),
})
