import { defineEntry } from '../kit/define-entry.ts'
import { labelOf } from '../kit/define-record.ts'
import { choice, choices, dateField, numberField, text } from '../kit/fields.ts'
import { FILE_READERS, FILE_WRITERS, toldField } from './file-parts.ts'

/** Nobody who looks after a child was born before or after. */
const CARER_BORN = { min: 1920, max: 2010 }

const HOME_COMING = [
  { value: 'month', label: '每个月能回来' },
  { value: 'season', label: '一年三四次' },
  { value: 'twice', label: '一年一两次' },
  { value: 'spring', label: '只有过年' },
  { value: 'years', label: '一年以上没回来' },
]
const parent = (who: 'father' | 'mother', title: string) => [
  text(`${who}Job`, { label: `${title}做什么工`, hint: '例如：鞋厂，上夜班', max: 40 }),
  choice(`${who}Home`, HOME_COMING, { label: `${title}多久回来一次` }),
]

/**
 * 家里的情况 (S3.19, S5.7, S1.9; dossier §4.1): what a span of facts does not hold and no figure of the readings asks: the parents' work and
 * when they come, the carer's age, health and reading, midday, body, what the home lives on, dangers on the way. Every question may stay open.
 */
export const background = defineEntry({
  kind: 'background',
  version: 1,
  title: '家里的情况',
  purpose: '一次问一两样就行，不用一次填完；没问到的空着，不猜。每一样都会记下是哪天、从哪里知道的。一个孩子一份。',
  about: ['child'],
  fields: [
    ...parent('father', '爸爸'),
    ...parent('mother', '妈妈'),
    dateField('lostSince', { label: '爸爸或妈妈联系不上，从哪天起' }),
    choices(
      'unable',
      [
        { value: 'illness', label: '长期生病' },
        { value: 'disability', label: '身体残疾' },
        { value: 'mind', label: '精神、智力上的原因' },
        { value: 'hours', label: '早出晚归顾不上' },
        { value: 'other', label: '别的原因' },
      ],
      { label: '在家的爸爸或妈妈照看不了，因为' },
    ),
    numberField('carerBorn', { label: '照看的人哪年出生', unit: '年', ...CARER_BORN }),
    choice(
      'carerHealth',
      [
        { value: 'well', label: '硬朗' },
        { value: 'some', label: '有老毛病' },
        { value: 'weak', label: '干不动重活' },
      ],
      { label: '照看的人身体' },
    ),
    choice(
      'carerReads',
      [
        { value: 'yes', label: '看得懂通知' },
        { value: 'some', label: '认得一些字' },
        { value: 'no', label: '不识字' },
      ],
      { label: '照看的人识字吗' },
    ),
    numberField('carerChildren', { label: '照看的人一共带几个孩子', unit: '个', min: 1, max: 12 }),
    choice(
      'lives',
      [
        { value: 'together', label: '住一起' },
        { value: 'near', label: '住得近，夜里不在' },
        { value: 'apart', label: '不住一起' },
      ],
      { label: '和照看的人住一起吗' },
    ),
    choice(
      'lunch',
      [
        { value: 'school', label: '学校' },
        { value: 'home', label: '回家，有人做' },
        { value: 'relative', label: '亲戚、邻居家' },
        { value: 'self', label: '自己做' },
        { value: 'skips', label: '有时不吃' },
      ],
      { label: '午饭在哪里吃' },
    ),
    choices(
      'body',
      [
        { value: 'none', label: '没有', alone: true },
        { value: 'allergy', label: '过敏' },
        { value: 'breath', label: '气喘' },
        { value: 'heart', label: '心脏' },
        { value: 'seizure', label: '抽风' },
        { value: 'eyes', label: '眼睛' },
        { value: 'ears', label: '耳朵' },
        { value: 'limbs', label: '手脚' },
        { value: 'other', label: '别的' },
      ],
      { label: '身体上要当心的' },
    ),
    text('bodyWords', { label: '要当心什么、怎么做', hint: '例如：对花生过敏，书包里有药', max: 60 }),
    choices(
      'income',
      [
        { value: 'wage', label: '打工' },
        { value: 'farming', label: '种地、养殖' },
        { value: 'aid', label: '政府补助' },
        { value: 'relatives', label: '亲戚接济' },
        { value: 'other', label: '别的' },
      ],
      { label: '家里靠什么过日子' },
    ),
    choices(
      'aid',
      [
        { value: 'none', label: '没有', alone: true },
        { value: 'minimum', label: '低保' },
        { value: 'poorest', label: '特困供养' },
        { value: 'temporary', label: '临时救助' },
        { value: 'medical', label: '医疗救助' },
        { value: 'housing', label: '住房' },
        { value: 'school', label: '教育资助' },
      ],
      { label: '正在享受的补助' },
    ),
    choices(
      'dangers',
      [
        { value: 'none', label: '没有', alone: true },
        { value: 'water', label: '水塘、河' },
        { value: 'road', label: '大路' },
        { value: 'fire', label: '明火、柴灶' },
        { value: 'power', label: '老电线' },
        { value: 'house', label: '房子不牢' },
        { value: 'slope', label: '山坡、塌方' },
        { value: 'night', label: '夜里没有大人' },
      ],
      { label: '家里、路上要当心的' },
    ),
    choice(
      'phone',
      [
        { value: 'none', label: '没有' },
        { value: 'family', label: '用家里的' },
        { value: 'own', label: '自己有一部' },
      ],
      { label: '孩子用手机吗' },
    ),
    toldField,
  ],
  states: [
    { value: 'standing', label: '在用' },
    { value: 'closed', label: '不再用', ended: true },
  ],
  endings: ['孩子离开了', '重新建一份', '登记错了'],
  write: FILE_WRITERS,
  read: FILE_READERS,
  line: (answers) => {
    const said = background.fields.filter(({ name }) => name !== toldField.name && answers[name] !== undefined)
    return said.length === 0 ? labelOf(background, toldField.name, answers[toldField.name]) : `知道了 ${said.length} 样`
  },
  single: 'child',
  file: {
    told: toldField.name,
    asks: [
      { field: 'body', why: '上体育课、吃药、住校前要知道' },
      { field: 'carerReads', why: '不识字的，通知要打电话念' },
      { field: 'motherHome', why: '好约见面，也看得出多久没见了' },
      { field: 'fatherHome', why: '好约见面，也看得出多久没见了' },
      { field: 'dangers', why: '安全教育先讲这几样' },
      { field: 'carerBorn', why: '年纪大的，夜里看病要有人搭手' },
      { field: 'carerHealth', why: '身体不好的，要先想好谁来替' },
      { field: 'lives', why: '夜里身边有没有大人' },
      { field: 'lunch', why: '中午有没有人管饭' },
      { field: 'carerChildren', why: '带得多的先帮' },
      { field: 'motherJob', why: '知道几点下班，才打得通电话' },
      { field: 'fatherJob', why: '知道几点下班，才打得通电话' },
      { field: 'phone', why: '好商量什么时候用、怎么和爸妈联系' },
      { field: 'aid', why: '该享受的有没有享受到' },
      { field: 'income', why: '看要不要帮着申请补助' },
    ],
  },
  sources: ['S1.9', 'S3.19', 'S5.7'],
  audience: 'subject',
})
