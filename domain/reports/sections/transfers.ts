import { transferAnswer } from '../../duties/transfer-answer.ts'
import { line } from '../kit/doc.ts'
import { registerPart } from '../kit/register-part.ts'

const MISSED = `${transferAnswer.key}.missed`

/** Children whom another school handed over (decision 063): to answer is an act of the register, told where it is still owed and nowhere else. */
export const transfersPart = registerPart({
  rule: transferAnswer.key,
  heading: transferAnswer.title,
  told: () => [],
  noun: '交来的孩子的答复',
  unit: '批',
  each: '逐名',
  // Nobody answers on paper: what is not answered here is not answered.
  recorded: () => true,
  theme: '交来的孩子没有答复',
  facts: ({ f, voice }) => line`别的学校交来的${voice.person}，到期没有答复的${f(MISSED)}批。`,
  plan: ({ voice }, by) =>
    line`针对没有答复的转学，由${voice.head === '分管领导' ? '接收学校的校长' : voice.head}在${by(1)}前逐名接收，不接收的写明原因，以交接有答复为准。`,
})
