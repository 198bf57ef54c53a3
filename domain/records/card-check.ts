import { textIn } from '../kit/answers.ts'
import { defineRecord, labelOf, textsIn } from '../kit/define-record.ts'
import { choice, choices, text, yesNo } from '../kit/fields.ts'
import { CONTACT_READERS, CONTACT_WRITERS } from './contact-parts.ts'

/** A card left the school with this record, as figures find it. */
export const CARDS_GIVEN: readonly string[] = ['first', 'new']

/** 联系卡试拨 (S3.17): the numbers on the card that the carer has at home are tried; a wrong one is mended in the file, beside the form. */
export const cardCheck = defineRecord({
  kind: 'card-check',
  version: 1,
  title: '联系卡试拨',
  button: '记试拨',
  sources: ['S3.17'],
  about: '发卡时、期末按卡上的号码打一遍：打不打得通，卡交到谁手里。号码变了，在下面“家里有变化”里改。',
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
        { value: 'first', label: '这次发了一张' },
        { value: 'new', label: '补发了一张' },
        { value: 'none', label: '还没发过' },
      ],
      { label: '联系卡' },
    ),
    choice(
      'handed',
      [
        { value: 'carer', label: '照看的人手里' },
        { value: 'parent', label: '爸爸妈妈手里' },
        { value: 'child', label: '孩子带回去' },
        { value: 'other', label: '托别人转交' },
      ],
      { label: '卡交到谁手里', when: { field: 'card', in: CARDS_GIVEN } },
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
  // Who holds it: the family itself, or somebody who is to pass it on.
  columns: (body) => ({
    sort: textIn(body, 'card'),
    quantity: body.handed === 'carer' || body.handed === 'parent' ? 1 : 0,
  }),
  prefill: { card: 'home' },
})
