import { describe, expect, it } from 'vitest'
import { transferAnswer } from '../../duties/transfer-answer.ts'
import { docText } from '../kit/doc.ts'
import { draftSchoolSummary } from '../school-summary.ts'
import { accountOf, inputOf, WORKED } from '../testing/summary-input.ts'

const page = (due: number, missed: number, later: string[] = []) => {
  const account = {
    ...accountOf([]),
    title: transferAnswer.title,
    unit: transferAnswer.unit,
    due: due > 0 ? [{ label: '答复9月9日交来的孩子', due, missed }] : [],
    later,
  }
  const figures = { ...WORKED, 'transfer-answer.due': due, 'transfer-answer.missed': missed }
  const draft = draftSchoolSummary(
    inputOf({ ...figures, 'transfer-answer.met': due - missed }, null, {
      accounts: new Map([[transferAnswer.key, account]]),
    }),
  )
  return draft.sections.map(({ doc }) => docText(doc)).join('\n')
}

describe('children handed over by another school (transfer-answer)', () => {
  it('what waits for no answer, or not yet so long, is no work that a summary tells', () => {
    expect(page(0, 0)).not.toContain('交来')
    expect(page(0, 0, ['答复11月28日交来的孩子'])).not.toContain('交来')
    expect(page(2, 0)).not.toContain('交来')
  })
  it('what nobody answered is a problem with its line, and never “nothing is recorded on paper”', () => {
    const text = page(2, 1)
    expect(text).toContain('别的学校交来的学生，到期没有答复的1批。')
    expect(text).toContain('针对没有答复的转学，由校长在2027年3月1日前逐名接收，不接收的写明原因，以交接有答复为准。')
    expect(text).not.toMatch(/纸质|人次。本学期系统中没有答复/)
  })
})
