import { textIn } from '../kit/answers.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { labelOf } from '../kit/define-record.ts'
import { choice, choices, text } from '../kit/fields.ts'
import { AID_KEEPERS } from './aid-posts.ts'

/**
 * 捐助人 (S2B.13; kinds.md `donor`): who gave. Read by those who keep the place's aid alone; on no printed page, and no child is ever named to
 * them. How they are reached is sealed and stands beside (decision 054).
 */
export const donor = defineEntry({
  kind: 'donor',
  version: 1,
  title: '捐助人',
  purpose:
    '谁捐的、捐什么、愿不愿意公开名字。只有管爱心账的人看得到，不印出来。联系方式另外加密存，在“爱心账”的捐助人里写。',
  about: ['school', 'township', 'county'],
  fields: [
    text('name', { label: '姓名或单位', required: true, max: 40 }),
    choice(
      'sort',
      [
        { value: 'person', label: '个人' },
        { value: 'enterprise', label: '企业' },
        { value: 'social', label: '社会组织' },
        { value: 'office', label: '机关、群团' },
        { value: 'other', label: '别的' },
      ],
      { label: '哪一类', required: true },
    ),
    choices(
      'gives',
      [
        { value: 'money', label: '钱' },
        { value: 'goods', label: '东西' },
        { value: 'service', label: '出力' },
      ],
      { label: '捐什么' },
    ),
    choice(
      'named',
      [
        { value: 'yes', label: '愿意公开名字' },
        { value: 'no', label: '不留名' },
      ],
      { label: '用途公示上写不写名字', required: true },
    ),
    text('wishes', { label: '对用途的要求', hint: '例如：只用于学习用品', max: 80 }),
  ],
  states: [
    { value: 'giving', label: '在捐助' },
    { value: 'ended', label: '不再捐助', ended: true },
  ],
  endings: ['说好的捐完了', '本人不再捐', '登记错了'],
  write: AID_KEEPERS,
  read: AID_KEEPERS,
  line: (answers) =>
    [textIn(answers, 'name'), labelOf(donor, 'sort', answers.sort), labelOf(donor, 'gives', answers.gives)]
      .filter((part) => part !== '')
      .join('，'),
  columns: (answers) => ({ sort: textIn(answers, 'sort') }),
  sources: ['S2B.13', 'S2B.21'],
  audience: 'subject',
  unprinted: true,
})
