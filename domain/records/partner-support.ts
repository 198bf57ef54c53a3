import { PARTNER_DOES } from '../entries/partner.ts'
import { textIn } from '../kit/answers.ts'
import { defineRecord, labelOf, textsIn } from '../kit/define-record.ts'
import { choice, numberField, text } from '../kit/fields.ts'
import { WORK_READERS } from './place-parts.ts'

/** 协作单位来过 (S2B.5, S4.4): what a partner did or gave on a day, beside what it had said it would. One kind of help a record. */
export const partnerSupport = defineRecord({
  kind: 'partner-support',
  version: 1,
  title: '协作单位来过',
  button: '记来过',
  sources: ['S2B.5', 'S2B.6', 'S4.4'],
  about: '协作的单位这一天来做了什么、给了什么。来了两件事的，一件记一次。钱和物要对账的，另在资助台账里记。',
  subject: { of: 'entry', entry: 'partner' },
  fields: [
    choice('did', PARTNER_DOES, { label: '做了什么', required: true }),
    text('what', { label: '具体是什么', hint: '例如：送来60套棉被、讲了一节防溺水', required: true, max: 80 }),
    numberField('children', { label: '惠及几名孩子', max: 50_000, unit: '名' }),
  ],
  write: ['dean', 'principal', 'township-officer', 'federation-officer', 'county-office'],
  read: WORK_READERS,
  line: (body) => [labelOf(partnerSupport, 'did', body.did), ...textsIn(body, 'what')].join('：'),
  reached: () => true,
  columns: (body) => ({ sort: textIn(body, 'did') }),
})
