import { textIn } from '../kit/answers.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { isPerson } from '../kit/field-spec.ts'
import { choices, longText, person, text } from '../kit/fields.ts'

/** 维权站 (S2B.17; kinds.md `station`): where a child or a family can turn to, who keeps it, which number answers. */
export const station = defineEntry({
  kind: 'station',
  version: 1,
  title: '维权站',
  purpose: '孩子和家长有事可以找的地方：在哪里、谁在、打哪个电话。登记以后，在它名下受理。',
  about: ['village', 'township'],
  fields: [
    text('name', { label: '名称', hint: '例如：河湾村妇女儿童维权站', required: true, max: 40 }),
    person('keeper', { label: '谁管', required: true }),
    text('phone', { label: '电话', hint: '例如：0800-555-0171', required: true, max: 40 }),
    text('address', { label: '在哪里', hint: '例如：村委会一楼', max: 60 }),
    text('hours', { label: '什么时候有人', hint: '例如：工作日上午', max: 40 }),
    choices(
      'does',
      [
        { value: 'mind', label: '心理' },
        { value: 'law', label: '法律' },
        { value: 'aid', label: '帮扶' },
        { value: 'infringement', label: '侵权' },
      ],
      { label: '管哪些事' },
    ),
    longText('note', { label: '别的说明', max: 300 }),
  ],
  states: [
    { value: 'running', label: '开着' },
    { value: 'resting', label: '暂停' },
    { value: 'closed', label: '撤了', ended: true },
  ],
  endings: ['并到别处', '没有人管了', '登记错了'],
  write: ['village-director', 'township-officer', 'federation-officer'],
  read: ['station-keeper', 'village-director', 'township-officer', 'federation-officer', 'county-office'],
  line: (answers) =>
    [textIn(answers, 'name'), isPerson(answers.keeper) ? `${answers.keeper.name}管` : '', textIn(answers, 'phone')]
      .filter((part) => part !== '')
      .join('，'),
  holder: (answers) => (isPerson(answers.keeper) ? (answers.keeper.account ?? null) : null),
  keepers: (answers) => (isPerson(answers.keeper) && answers.keeper.account ? [answers.keeper.account] : []),
  keptBy: ['station-keeper'],
  sources: ['S2B.17'],
  audience: 'subject',
})
