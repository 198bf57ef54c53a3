import { defineRecord, labelOf, textsIn } from '../kit/define-record.ts'
import { choice, choices, text, yesNo } from '../kit/fields.ts'
import { CONTACT_READERS, CONTACT_WRITERS } from './contact-parts.ts'

/** 联系卡试拨 (S3.17): the numbers on the card that the carer has at home are tried; a wrong one is mended in the file, beside the form. */
export const cardCheck = defineRecord({
  kind: 'card-check',
  version: 1,
  title: '联系卡试拨',
  button: '记试拨',
  sources: ['S3.17'],
  about: '按发给家里的联系卡打一遍：打不打得通。号码变了，在下面“家里有变化”里改。',
  fields: [
    choices(
      'tried',
      [
        { value: 'carer', label: '照看的人' },
        { value: 'father', label: '爸爸' },
        { value: 'mother', label: '妈妈' },
        { value: 'other', label: '别的亲戚' },
      ],
      { label: '打了谁的', required: true },
    ),
    yesNo('answered', { label: '有没有一个打得通', required: true }),
    choice(
      'card',
      [
        { value: 'home', label: '卡在家里' },
        { value: 'lost', label: '卡找不到了' },
        { value: 'new', label: '补发了一张' },
        { value: 'none', label: '还没发过' },
      ],
      { label: '联系卡' },
    ),
    text('mended', { label: '改了什么', hint: '例如：奶奶换了新号', max: 60 }),
  ],
  write: CONTACT_WRITERS,
  read: CONTACT_READERS,
  line: (body) =>
    [
      `试拨${labelOf(cardCheck, 'tried', body.tried)}`,
      body.answered === true ? '打得通' : '都打不通',
      ...textsIn(body, 'mended'),
    ].join('，'),
  reached: (body) => body.answered === true,
  columns: (body) => ({ sort: typeof body.card === 'string' ? body.card : '' }),
  prefill: { card: 'home' },
})
