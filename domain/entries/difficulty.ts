import { textIn } from '../kit/answers.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { labelOf } from '../kit/define-record.ts'
import { choice, text } from '../kit/fields.ts'
import { FILE_READERS, FILE_WRITERS } from './file-parts.ts'

/** Only seen so far: nobody has found it so who may. */
export const SEEN = 'seen'

/**
 * 困境情况 (dossier §3.2; 国发〔2016〕36号, 民发〔2019〕62号): a child may be in several at once, so each is an entry of its own with its day and
 * what it rests on; a family that lives hard has a register of its own (家庭困难). In somebody's hands it would be a label: it stands on no paper (困境儿童个人信息保护工作办法).
 */
export const difficulty = defineEntry({
  kind: 'difficulty',
  version: 1,
  title: '困境情况',
  purpose:
    '一种情况登一条（家里日子难的，登在“家庭困难”里），写明从哪天起、凭什么。只用来帮孩子申请该有的帮助，不印在任何纸上，也不对别人说。',
  about: ['child'],
  fields: [
    choice(
      'sort',
      [
        { value: 'orphan', label: '孤儿' },
        { value: 'unsupported', label: '事实无人抚养' },
        { value: 'disabled', label: '自身残疾' },
        { value: 'ill', label: '患重病' },
        { value: 'unguarded', label: '监护缺失或不当' },
        { value: 'other', label: '其他' },
      ],
      { label: '哪一种', required: true },
    ),
    choice(
      'basis',
      [
        { value: 'civil', label: '民政部门认定' },
        { value: 'certificate', label: '残疾证、诊断书' },
        { value: 'court', label: '法院、公安文书' },
        { value: 'village', label: '村（居）委会核实' },
        { value: SEEN, label: '看到了，还没有认定' },
      ],
      { label: '凭什么', required: true },
    ),
    text('note', { label: '要办的、已经办的', hint: '例如：医疗救助材料已交镇里', max: 60 }),
  ],
  states: [
    { value: 'standing', label: '现在是' },
    { value: 'over', label: '不再是', ended: true },
  ],
  endings: ['情况好转了', '认定取消了', '孩子离开了', '登记错了'],
  write: FILE_WRITERS,
  read: FILE_READERS,
  line: (answers) => `${labelOf(difficulty, 'sort', answers.sort)}（${labelOf(difficulty, 'basis', answers.basis)}）`,
  columns: (answers) => ({ sort: textIn(answers, 'sort'), quantity: answers.basis === SEEN ? 0 : 1 }),
  single: 'sort',
  tag: 'sort',
  unprinted: true,
  sources: ['S1.9', 'S1.10', 'S4.2'],
  audience: 'subject',
})
