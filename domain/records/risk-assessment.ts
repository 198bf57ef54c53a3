import { defineRecord, labelOf, type RecordBody, textsIn } from '../kit/define-record.ts'
import { choice, choices, longText, text } from '../kit/fields.ts'
import { CONTACT_WRITERS } from './contact-parts.ts'

/** Facts about the child's surroundings, block by block (dossier §4.4); `weight` 2: alone it asks for more than the usual rhythm. */
const FACTS = [
  { value: 'alone', label: '一个人住', weight: 4 },
  { value: 'carer-old', label: '照看的人七十岁以上', weight: 1 },
  { value: 'carer-ill', label: '照看的人长期有病', weight: 1 },
  { value: 'carer-many', label: '一个人照看三个以上', weight: 1 },
  { value: 'no-contact', label: '一个月没和父母联系上', weight: 2 },
  { value: 'unseen', label: '一年没见过父母', weight: 2 },
  { value: 'family-change', label: '家里新近有变故', weight: 2 },
  { value: 'house', label: '房屋、用火用电有隐患', weight: 1 },
  { value: 'water-road', label: '近水、上下学路险', weight: 1 },
  { value: 'poor', label: '家里困难', weight: 1 },
  { value: 'ill', label: '孩子有残疾或者长期有病', weight: 1 },
  { value: 'absent', label: '常缺课、说不想上学', weight: 2 },
  { value: 'bullied', label: '被人欺负', weight: 2 },
  { value: 'phone', label: '离不开手机', weight: 1 },
  { value: 'girl', label: '青春期女孩，没有女性照看', weight: 1, notOf: 'male' },
] as const

const LEVELS = [
  { value: 'low', label: '低：每学期看一次' },
  { value: 'mid', label: '中：每月联系' },
  { value: 'high', label: '高：每周联系' },
] as const
export type RiskLevel = (typeof LEVELS)[number]['value']

/** Red flags, which lead to the help page; whoever stands under one is asked after every week (dossier §4.4). */
const DANGERS = ['hurt', 'assault', 'self-harm', 'abandoned', 'missing', 'other'] as const
const inDanger = (body: RecordBody): boolean => DANGERS.some((flag) => [body.flags].flat().includes(flag))

const chosen = (body: RecordBody) => FACTS.filter((f) => [body.facts].flat().includes(f.value))

/** What the facts suggest; a person decides, and says why where it is another (dossier §4.4: human decides, override with reason). */
export const suggestedLevel = (body: RecordBody): { level: RiskLevel; because: string[] } => {
  const found = chosen(body)
  const weight = inDanger(body) ? 4 : found.reduce((sum, f) => sum + f.weight, 0)
  return { level: weight >= 4 ? 'high' : weight >= 2 ? 'mid' : 'low', because: found.map((f) => f.label) }
}

/**
 * 风险评估 (dossier §4.4, §3.4): red flags first, which lead to the help page; then facts, from which a level is suggested with its reasons; a
 * person decides. No diagnosis, and nothing of it stands in lists for others.
 */
export const riskAssessment = defineRecord({
  kind: 'risk-assessment',
  version: 1,
  title: '风险评估',
  button: '记评估',
  sources: ['S1.8'],
  about: '先看有没有危险的情形：有一条就先打电话。没有再看事实，系统提一个联系的密度，您来定。',
  subject: { of: 'children', most: 1 },
  fields: [
    choices(
      'flags',
      [
        { value: 'none', label: '都没有', alone: true },
        { value: 'hurt', label: '身上有伤，像被打', urgent: true },
        { value: 'assault', label: '可能受到性侵害', urgent: true },
        { value: 'self-harm', label: '伤过自己、说不想活', urgent: true },
        { value: 'abandoned', label: '没人管、被丢下', urgent: true },
        { value: 'missing', label: '离家、找不到', urgent: true },
        { value: 'other', label: '别的眼前的危险', urgent: true },
      ],
      { label: '有没有危险的情形', required: true },
    ),
    text('seen', { label: '看到、听到什么（原话）', max: 100 }),
    choices('facts', FACTS, { label: '实际情况（有几条点几条）' }),
    choice('level', LEVELS, { label: '您来定：多久联系一次', required: true }),
    text('why', { label: '和系统提的不一样，为什么', max: 80 }),
    longText('measures', { label: '接下来怎么照看', max: 300 }),
  ],
  write: CONTACT_WRITERS,
  read: CONTACT_WRITERS,
  // The level is nothing for a line: a line stands in lists.
  line: (body) => {
    const { because } = suggestedLevel(body)
    return because.length ? `看了实际情况：${because.join('、')}` : '看了实际情况，没有记下特别的'
  },
  tells: {
    above: 'level',
    say: (body) => {
      const { level, because } = suggestedLevel(body)
      const words = labelOf(riskAssessment, 'level', level)
      if (inDanger(body)) return `有危险的情形，提“${words}”。先打电话，再写。`
      return because.length ? `按点的情况，提“${words}”，因为：${because.join('、')}。` : `没有点到情况，提“${words}”。`
    },
  },
  reached: () => true,
  check: (body) =>
    typeof body.level === 'string' && body.level !== suggestedLevel(body).level && textsIn(body, 'why').length === 0
      ? [{ field: 'why', code: 'missing', message: '定得和系统提的不一样，请写一句为什么：以后的人要看得懂。' }]
      : [],
  demands: [
    {
      when: { field: 'flags', in: DANGERS },
      oneOf: ['seen'],
      message: '有危险的情形，请写一句看到、听到的。先打电话，再写。',
    },
  ],
  quote: (body) => textsIn(body, 'measures'),
})
