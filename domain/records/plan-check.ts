import { MOST_STAGES } from '../entries/plan.ts'
import { stageOn } from '../entries/plan-stages.ts'
import { LESSON_READERS, LESSON_WRITERS } from '../entries/study-parts.ts'
import { textIn } from '../kit/answers.ts'
import { defineRecord, labelOf, textsIn } from '../kit/define-record.ts'
import { choice, longText, rowField, text } from '../kit/fields.ts'

/** How a stage stands, as figures find it; with `.changed` where something is done otherwise from then on. */
export const REACHED = 'reached'
export const PARTLY = 'partly'
export const NOT_REACHED = 'not'
export const CHANGED = '.changed'

const GOES_ON = 'on'

/** 帮扶检查 (S2A.7, S2A.9, S2A.14; kinds.md `plan-check`): one stage of a plan looked at: reached or not, what shows it, how it goes on. */
export const planCheck = defineRecord({
  kind: 'plan-check',
  version: 1,
  title: '帮扶检查',
  button: '记一次检查',
  sources: ['S2A.7', 'S2A.14', 'S2A.17'],
  about: '看一步：做到了没有、凭什么这样说、接下来怎么做。几步一起看的，一步记一次。',
  subject: { of: 'entry', entry: 'plan' },
  fields: [
    rowField('stage', { of: 'stages', words: 'content', max: MOST_STAGES }, { label: '看哪一步', required: true }),
    choice(
      'result',
      [
        { value: REACHED, label: '做到了' },
        { value: PARTLY, label: '做到一部分' },
        { value: NOT_REACHED, label: '还没有做到' },
      ],
      { label: '怎么样', required: true },
    ),
    text('shows', { label: '凭什么', hint: '例如：30题对了26题', required: true, max: 60 }),
    choice(
      'next',
      [
        { value: GOES_ON, label: '照样做' },
        { value: 'measure', label: '换个做法' },
        { value: 'day', label: '放慢，改日子' },
        { value: 'helper', label: '换人帮' },
      ],
      { label: '接下来' },
    ),
    longText('how', { label: '一句话', hint: '例如：先补除法，每天少做一题', max: 200 }),
  ],
  write: LESSON_WRITERS,
  read: LESSON_READERS,
  line: (body) =>
    [`第${typeof body.stage === 'number' ? body.stage : ''}步`, labelOf(planCheck, 'result', body.result)]
      .join('：')
      .concat(textIn(body, 'shows') ? `，${textIn(body, 'shows')}` : ''),
  reached: () => true,
  columns: (body) => ({
    sort: `${textIn(body, 'result')}${textIn(body, 'next') === '' || body.next === GOES_ON ? '' : CHANGED}`,
    quantity: typeof body.stage === 'number' ? body.stage : null,
  }),
  prefillFrom: (plan, on) => {
    const stage = stageOn(plan, on)
    return stage ? { stage: stage.n } : {}
  },
  growth: (body) => (body.result === REACHED ? { part: 'step', words: textIn(body, 'shows') } : null),
  milestone: (body) => body.result === REACHED,
  quote: (body) => textsIn(body, 'how'),
  next: (body) => (textIn(body, 'next') === '' ? '' : labelOf(planCheck, 'next', body.next)),
})
