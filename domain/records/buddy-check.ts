import { STUDY_READERS, STUDY_WRITERS } from '../entries/study-parts.ts'
import { textIn } from '../kit/answers.ts'
import { defineRecord, labelOf, textsIn } from '../kit/define-record.ts'
import { choice, longText } from '../kit/fields.ts'

const GOES_ON = 'keep'

/** 伙伴检查 (S2A.9; kinds.md `buddy-check`): does it help, and do they go on. */
export const buddyCheck = defineRecord({
  kind: 'buddy-check',
  version: 1,
  title: '伙伴检查',
  button: '记一次检查',
  sources: ['S2A.9'],
  about: '看一看伙伴结得怎样：有没有用，接着结还是换人。换人、不结的，再到登记里结束这一条。',
  subject: { of: 'entry', entry: 'buddy' },
  fields: [
    choice(
      'effect',
      [
        { value: 'good', label: '很有用' },
        { value: 'some', label: '有些用' },
        { value: 'none', label: '没有用' },
      ],
      { label: '有没有用', required: true },
    ),
    choice(
      'onward',
      [
        { value: GOES_ON, label: '接着结' },
        { value: 'change', label: '换伙伴' },
        { value: 'end', label: '不结了' },
      ],
      { label: '接下来', required: true },
    ),
    longText('what', { label: '一句话', hint: '例如：中午一起做题，她肯讲，他肯问', max: 200 }),
  ],
  write: STUDY_WRITERS,
  read: STUDY_READERS,
  line: (body) =>
    [labelOf(buddyCheck, 'effect', body.effect), labelOf(buddyCheck, 'onward', body.onward), textIn(body, 'what')]
      .filter((part) => part !== '')
      .join('，'),
  reached: () => true,
  columns: (body) => ({ sort: textIn(body, 'effect') }),
  prefill: { onward: GOES_ON },
  quote: (body) => textsIn(body, 'what'),
  next: (body) => (body.onward === GOES_ON ? '' : labelOf(buddyCheck, 'onward', body.onward)),
})
