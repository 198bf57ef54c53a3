import { defineRecord, labelOf, stepsIn, textsIn } from '../kit/define-record.ts'
import { choices, longText, text } from '../kit/fields.ts'
import { CONTACT_READERS, CONTACT_WRITERS, nextField } from './contact-parts.ts'

/** 三方沟通 (S5.11): what child, elders and school each believed did not match; all three sat together and said it clearly. */
export const threeSidedTalk = defineRecord({
  kind: 'three-sided-talk',
  version: 1,
  title: '三方沟通',
  button: '记三方沟通',
  sources: ['S5.11'],
  about: '孩子说的、家里信的、学校看到的对不上，请到一起说清楚。只有两方的，记成谈心或者联系。写事实，不写谁撒谎。',
  fields: [
    choices(
      'who',
      [
        { value: 'child', label: '孩子' },
        { value: 'carer', label: '照看的人' },
        { value: 'father', label: '爸爸（电话也算）' },
        { value: 'mother', label: '妈妈（电话也算）' },
        { value: 'teacher', label: '老师' },
        { value: 'village', label: '村里的人' },
      ],
      { label: '谁坐到了一起（至少三方）', required: true, least: 3 },
    ),
    text('mismatch', { label: '哪件事对不上', hint: '例如：作业写没写、周末在哪里', required: true, max: 80 }),
    longText('agreed', { label: '后来说好了什么', required: true, max: 400 }),
    nextField,
  ],
  write: CONTACT_WRITERS,
  read: CONTACT_READERS,
  line: (body) => [`${labelOf(threeSidedTalk, 'who', body.who)}一起说清了`, ...textsIn(body, 'mismatch')].join('：'),
  reached: (body) => Array.isArray(body.who) && body.who.length > 1,
  milestone: () => true,
  quote: (body) => textsIn(body, 'agreed'),
  next: (body) => stepsIn(threeSidedTalk, body),
})
