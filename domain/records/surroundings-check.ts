import { PARTNER_SORTS } from '../entries/partner.ts'
import { textIn } from '../kit/answers.ts'
import { defineRecord, labelOf } from '../kit/define-record.ts'
import { choices, longText, numberField } from '../kit/fields.ts'
import { FEDERATION, numberIn, PLACE_WORK, staffOf, WORK_READERS } from './place-parts.ts'

/** 周边检查 (S2B.18; kinds.md `surroundings-check`): who went round the school or the village, how many faults were found, how many are put right. */
export const surroundingsCheck = defineRecord({
  kind: 'surroundings-check',
  version: 1,
  title: '周边检查',
  button: '记周边检查',
  sources: ['S2B.18'],
  about: '和派出所、市场监管等一起看校园、村子周边：发现几处、整改几处。后来又整改了的，更正这一条。',
  subject: { of: 'place', places: ['school', 'village', 'township'] },
  staff: staffOf('去查的人'),
  fields: [
    choices('with', PARTNER_SORTS, { label: '和谁一起' }),
    choices(
      'looked',
      [
        { value: 'shops', label: '小店、摊点' },
        { value: 'net', label: '网吧、游戏厅' },
        { value: 'road', label: '路口、车辆' },
        { value: 'water', label: '水塘、河边' },
        { value: 'building', label: '工地、危房' },
        { value: 'power', label: '电线、变压器' },
        { value: 'people', label: '生人出入' },
      ],
      { label: '看了哪些' },
    ),
    numberField('found', { label: '发现几处', required: true, max: 1000, unit: '处' }),
    numberField('fixed', { label: '已经整改几处', required: true, max: 1000, unit: '处' }),
    longText('what', { label: '是什么、怎么办的', hint: '例如：桥头护栏断了，村里12月10日前修', max: 400 }),
  ],
  write: [...PLACE_WORK, ...FEDERATION],
  read: WORK_READERS,
  line: (body) =>
    [
      labelOf(surroundingsCheck, 'looked', body.looked),
      numberIn(body, 'found') === 0
        ? '没有发现问题'
        : `发现${numberIn(body, 'found')}处，整改${numberIn(body, 'fixed')}处`,
    ]
      .filter((part) => part !== '')
      .join('，'),
  reached: () => true,
  check: (body) =>
    numberIn(body, 'fixed') > numberIn(body, 'found')
      ? [{ field: 'fixed', code: 'not-understood', message: '整改的比发现的还多，请核对两个数。' }]
      : [],
  columns: (body) => ({
    sort:
      numberIn(body, 'found') === 0
        ? 'clean'
        : numberIn(body, 'fixed') === numberIn(body, 'found')
          ? 'settled'
          : 'left',
    quantity: numberIn(body, 'found'),
    settled: numberIn(body, 'fixed'),
  }),
  next: (body) => (numberIn(body, 'fixed') < numberIn(body, 'found') ? textIn(body, 'what') || '还有没整改完的' : ''),
})
