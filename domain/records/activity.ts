import { textIn } from '../kit/answers.ts'
import { defineRecord, labelOf } from '../kit/define-record.ts'
import { choice, choices, longText, money, numberField, text } from '../kit/fields.ts'
import { CLASS_WORK, FEDERATION, numberIn, rollOf, WORK_READERS } from './place-parts.ts'

export const JUNE_FIRST = 'june-first'
export const SPRING_FESTIVAL = 'spring-festival'

/** 活动 (S2B.16, S4.6; kinds.md `activity`): a performance, a drawing day, a festival together; who came, who helped, what it cost, what came of it. */
export const activity = defineRecord({
  kind: 'activity',
  version: 1,
  title: '活动',
  button: '记活动',
  sources: ['S2B.16', 'S4.6'],
  about: '六一演出、春节走访联欢、地方节日、兴趣活动：谁办的、来了哪些孩子、家长和志愿者几位、花了多少、有什么收获。',
  subject: { of: 'place', places: ['class', 'school', 'village', 'township'] },
  took: rollOf('参加的孩子'),
  staff: { title: '一起办的老师、干部', most: 30 },
  fields: [
    text('theme', { label: '什么活动', hint: '例如：画我的家乡', required: true, max: 40 }),
    choice(
      'occasion',
      [
        { value: 'interest', label: '兴趣活动' },
        { value: JUNE_FIRST, label: '六一' },
        { value: SPRING_FESTIVAL, label: '春节（走访、联欢）' },
        { value: 'mid-autumn', label: '中秋' },
        { value: 'local', label: '本地节日' },
        { value: 'rights-month', label: '维权行动月' },
        { value: 'holiday', label: '假期' },
        { value: 'other', label: '别的时候' },
      ],
      { label: '什么时候的', required: true },
    ),
    choices(
      'does',
      [
        { value: 'show', label: '演出' },
        { value: 'drawing', label: '画画手工' },
        { value: 'sport', label: '体育' },
        { value: 'reading', label: '读书' },
        { value: 'outing', label: '走出去看' },
        { value: 'meal', label: '一起吃饭' },
        { value: 'visit', label: '上门看望' },
        { value: 'video', label: '和爸妈视频' },
        { value: 'work', label: '劳动' },
      ],
      { label: '做了什么' },
    ),
    text('organiser', { label: '谁办的', hint: '例如：镇妇联、本班', required: true, max: 40 }),
    text('partners', { label: '和谁一起', max: 60 }),
    numberField('guardians', { label: '来了几位家长、照看的人', max: 5000, unit: '位' }),
    numberField('volunteers', { label: '来了几位志愿者', max: 5000, unit: '位' }),
    money('cost', { label: '花了多少' }),
    choice(
      'from',
      [
        { value: 'public', label: '公家的专项资金' },
        { value: 'donated', label: '社会捐的' },
        { value: 'office', label: '单位的日常经费' },
        { value: 'own', label: '办的人自己凑的' },
      ],
      { label: '花的钱从哪里来', hint: '日常经费和自己凑的不入爱心账，别的要入账' },
    ),
    longText('outcome', { label: '有什么收获', hint: '写看到的，不写孩子的名字', max: 300 }),
  ],
  write: [...CLASS_WORK, ...FEDERATION],
  read: WORK_READERS,
  line: (body) =>
    [
      [labelOf(activity, 'occasion', body.occasion), textIn(body, 'theme')].filter((part) => part !== '').join('：'),
      textIn(body, 'organiser') ? `${textIn(body, 'organiser')}办` : '',
    ]
      .filter((part) => part !== '')
      .join('，'),
  reached: () => true,
  columns: (body) => ({
    sort: textIn(body, 'occasion'),
    quantity: numberIn(body, 'guardians') + numberIn(body, 'volunteers'),
    fen: typeof body.cost === 'number' ? body.cost : null,
  }),
})
