import { indicatorOf } from '../entries/indicators.ts'
import { textIn } from '../kit/answers.ts'
import { defineRecord, labelOf, textsIn } from '../kit/define-record.ts'
import { choice, dateField, longText } from '../kit/fields.ts'

/** 检查答复 (S1.15, dossier §7): what the school, or the township, says to an evaluation, and what it has put right. */
export const evaluationReply = defineRecord({
  kind: 'evaluation-reply',
  version: 2,
  title: '检查答复',
  button: '写答复',
  sources: ['S1.15'],
  about: '对这次检查怎么看，哪几项已经整改、凭什么看得出来。检查的人看得到。',
  subject: { of: 'entry', entry: 'evaluation' },
  fields: [
    choice(
      'view',
      [
        { value: 'agree', label: '没有不同意见' },
        { value: 'explain', label: '有话说明' },
        { value: 'differ', label: '有不同意见' },
      ],
      { label: '学校的意见', required: true },
    ),
    longText('mended', { label: '已经整改的', hint: '哪几项', max: 300 }),
    dateField('on', { label: '其余哪天前改好', ends: true }),
    longText('what', { label: '怎么改的、要说明的', hint: '凭什么看得出来', max: 600 }),
  ],
  write: ['dean', 'principal', 'township-officer'],
  read: ['dean', 'principal', 'township-officer', 'county-office'],
  line: (body) =>
    [labelOf(evaluationReply, 'view', body.view), textIn(body, 'what')].filter((part) => part !== '').join('，'),
  // The first version ticked lines of the usual list; a county's own has others (decision 063).
  upgrade: (body, from) =>
    from < 2 && Array.isArray(body.mended)
      ? { ...body, mended: body.mended.map((key) => indicatorOf(String(key))?.title ?? String(key)).join('、') }
      : body,
  reached: () => true,
  demands: [
    {
      when: { field: 'view', in: ['explain', 'differ'] },
      oneOf: ['what'],
      code: 'missing',
      message: '有话说明的，请写上。',
    },
  ],
  columns: (body) => ({ sort: textIn(body, 'view') }),
  quote: (body) => textsIn(body, 'what'),
  next: () => '',
})
