import { textIn } from '../kit/answers.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { choice, text } from '../kit/fields.ts'
import { AID_KEEPERS, AID_READERS } from './aid-posts.ts'

/** 资金 (S2B.13, S2B.21): money kept for a purpose. What comes and goes stands in the ledger (decision 054), whose account has the entry's id. */
export const fund = defineEntry({
  kind: 'fund',
  version: 1,
  title: '资金',
  purpose: '一笔专门的钱：叫什么、做什么用。收了多少、用了多少，在“爱心账”里记。',
  about: ['school', 'township', 'county'],
  fields: [
    text('name', { label: '叫什么', hint: '例如：助学金', required: true, max: 30 }),
    text('purpose', { label: '做什么用', hint: '例如：家庭困难学生的学费和路费', required: true, max: 80 }),
    choice(
      'from',
      [
        { value: 'donated', label: '社会捐的' },
        { value: 'public', label: '公家拨的' },
        { value: 'both', label: '都有' },
      ],
      { label: '钱从哪里来' },
    ),
    text('rule', { label: '怎么批', hint: '例如：两人同意、校长签字', max: 60 }),
  ],
  states: [
    { value: 'open', label: '在用' },
    { value: 'closed', label: '用完了', ended: true },
    { value: 'moved', label: '并到别的资金', ended: true },
  ],
  endings: ['用完了', '并到别的资金', '登记错了'],
  write: AID_KEEPERS,
  read: AID_READERS,
  line: (answers) =>
    [textIn(answers, 'name'), textIn(answers, 'purpose')].filter((part) => part !== '').join('：') || '一笔资金',
  sources: ['S2B.13', 'S2B.21'],
  audience: 'subject',
})
