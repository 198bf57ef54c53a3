import { textIn } from '../kit/answers.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { labelOf } from '../kit/define-record.ts'
import { isPerson } from '../kit/field-spec.ts'
import { childrenField, choice, longText, numberField, person, text } from '../kit/fields.ts'
import { childIdsIn } from './child-ids.ts'

/** A room or a floor that one teacher looks after at night. */
const MOST_BEDS = 60

const bedsIn = (value: unknown): number => (typeof value === 'number' ? value : 0)

/**
 * 宿舍 (S3.6, S3.7; kinds.md `dormitory`): who sleeps there and which boarding teacher looks after them. One child, one bed: more children
 * than beds is refused. Which bed is whose is not asked; it hangs on the door.
 */
export const dormitory = defineEntry({
  kind: 'dormitory',
  version: 1,
  title: '宿舍',
  purpose: '住校的孩子睡在哪里、哪位生管老师管。登记以后，上学日的前一晚每晚查铺。',
  about: ['school'],
  fields: [
    text('name', { label: '名称', hint: '例如：女生楼二楼', required: true, max: 40 }),
    choice(
      'sort',
      [
        { value: 'girls', label: '女生' },
        { value: 'boys', label: '男生' },
        { value: 'family', label: '兄弟姐妹同住' },
      ],
      { label: '住的是', required: true },
    ),
    person('keeper', { label: '生管老师', required: true }),
    numberField('beds', { label: '床位', min: 1, max: MOST_BEDS, unit: '张', required: true }),
    childrenField(
      'children',
      { least: 1, most: MOST_BEDS, boarders: true },
      { label: '住在这里的孩子', required: true },
    ),
    text('phone', { label: '夜里找谁、打哪个电话', hint: '例如：值班室 0800-555-0161', max: 40 }),
    longText('note', { label: '别的说明', max: 300 }),
  ],
  states: [
    { value: 'running', label: '住着' },
    { value: 'resting', label: '暂时不住' },
    { value: 'closed', label: '撤了', ended: true },
  ],
  endings: ['房屋另用', '并到别的宿舍', '不再有孩子住校', '登记错了'],
  write: ['principal', 'dean'],
  read: ['boarding-teacher', 'head-teacher', 'subject-teacher', 'dean', 'principal', 'township-officer'],
  line: (answers) =>
    [
      textIn(answers, 'name'),
      labelOf(dormitory, 'sort', answers.sort),
      `${childIdsIn(answers.children).length}名`,
      isPerson(answers.keeper) ? `${answers.keeper.name}管` : '',
    ]
      .filter((part) => part !== '')
      .join('，'),
  check: (answers) =>
    bedsIn(answers.beds) > 0 && childIdsIn(answers.children).length > bedsIn(answers.beds)
      ? [
          {
            field: 'beds',
            code: 'not-enough',
            message: `选了${childIdsIn(answers.children).length}名孩子，床位只有${bedsIn(answers.beds)}张。一人一张床：请改床位，或把几名孩子登记到别的宿舍。`,
          },
        ]
      : [],
  holder: (answers) => (isPerson(answers.keeper) ? (answers.keeper.account ?? null) : null),
  keepers: (answers) => (isPerson(answers.keeper) && answers.keeper.account ? [answers.keeper.account] : []),
  once: 'children',
  parts: (answers) => childIdsIn(answers.children).map((child) => ({ role: 'children', child })),
  columns: (answers) => ({
    sort: textIn(answers, 'sort'),
    quantity: childIdsIn(answers.children).length,
  }),
  sources: ['S3.6', 'S3.7'],
  audience: 'subject',
})
