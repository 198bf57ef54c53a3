import { describe, expect, it } from 'vitest'
import { account, accountOf, inputOf, part, textsOf, WORKED, WORKED_BEFORE } from './testing/summary-input.ts'

const MONTHS = ['9月', '10月', '11月', '12月']
const CALLS = {
  'family-calls.held': 520,
  'family-calls.children': 126,
  'monthly-family-call.due': 498,
  'monthly-family-call.met': 498,
  'monthly-family-call.missed': 0,
  'monthly-family-call.due-subjects': 126,
  'monthly-family-call.every-period': 126,
  'monthly-family-call.coverage': 100,
}
const CARERS = {
  'contacts.carers.held': 300,
  'contacts.carers.children': 110,
  'contacts.carers.unreached': 12,
  'monthly-carer-contact.due': 498,
  'monthly-carer-contact.met': 470,
  'monthly-carer-contact.missed': 28,
  'monthly-carer-contact.due-subjects': 108,
  'monthly-carer-contact.missed-subjects': 20,
  'monthly-carer-contact.every-period': 88,
  'monthly-carer-contact.coverage': 94.4,
}
const accounts = new Map([
  ['monthly-family-call', account()],
  ['monthly-carer-contact', accountOf(MONTHS, { reasons: [{ text: '家里有事', n: 20 }] })],
])
const care = (figures: Record<string, number>) => part('care', figures, WORKED_BEFORE, { accounts })

describe('亲情联系、联系照看人、联系父母 in the summary', () => {
  it('what no record shows is not told, and named as unrecorded', () => {
    expect(care({})).not.toContain('亲情联系。')
    const texts = textsOf(inputOf(WORKED, WORKED_BEFORE))
    expect(texts.notes).toContain('结对、亲情联系、联系照看人、联系父母和监护人会议在系统中没有记录，未作统计。')
    expect(texts.plan).not.toContain('联系照看人')
  })

  it('all done', () => {
    expect(care(CALLS)).toContain(
      '亲情联系应完成498人次，全部完成；126名学生月月与父母联系上。期内学生与父母通话、视频或写信共520人次，涉及126名学生。',
    )
    expect(part('notes', CALLS)).toContain('结对、联系照看人、联系父母和监护人会议在系统中没有记录')
    expect(part('notes', CALLS)).toContain('取自学校花名册和教师填写的谈心、家访、亲情联系记录')
  })

  it('whom a relative found is told beside those nobody found (summaries §5 S1)', () => {
    const through = { ...CALLS, 'family-calls.relatives': 5 }
    expect(care({ ...through, 'family-calls.unreached': 7 })).toContain(
      '共520人次，涉及126名学生，其中打不通、通过其他亲属联系上的5人次，另有7人次没有联系上。',
    )
    expect(care(through)).toContain('涉及126名学生，其中打不通、通过其他亲属联系上的5人次。')
  })

  it('with gaps, by household, reasons and tries; and the line of the plan that answers it', () => {
    expect(care(CARERS)).toContain(
      '联系照看人应完成498人次，完成470人次（94.4%，含家访见到照看人的），88户月月联系到；未完成的28人次涉及20户：家里有事20户。期内与照看人单独沟通共300人次，涉及110名学生，另有12人次没有联系上。',
    )
    expect(part('plan', CARERS, WORKED_BEFORE, { accounts })).toContain(
      '到期未完成联系照看人28人次，涉及20户。针对联系照看人的缺口，由班主任在',
    )
  })

  it('few children: no percentage; months not due yet are left out', () => {
    const few = {
      ...CALLS,
      'monthly-family-call.due': 12,
      'monthly-family-call.met': 10,
      'monthly-family-call.missed': 2,
      'monthly-family-call.missed-subjects': 2,
      'monthly-family-call.due-subjects': 6,
      'monthly-family-call.every-period': 4,
    }
    const text = part('care', few, WORKED_BEFORE, {
      accounts: new Map([['monthly-family-call', accountOf(['9月', '10月'], { later: ['11月'] })]]),
    })
    expect(text).toContain(
      '9月和10月亲情联系应完成12人次，完成10人次，4名学生月月与父母联系上；未完成的2人次涉及2名学生，未注明原因。',
    )
  })

  it('nothing due yet, nothing reached, waived', () => {
    const none = { 'family-calls.unreached': 3, 'monthly-family-call.waived': 2 }
    const text = part('care', none, WORKED_BEFORE, {
      accounts: new Map([['monthly-family-call', accountOf([], { later: ['9月'] })]]),
    })
    expect(text).toContain('9月的亲情联系均未到期，未作统计。有2人次说明原因免办亲情联系，不计入应完成。')
    expect(text).toContain('期内试过学生与父母通话、视频或写信，3人次没有联系上。')
    expect(care({ 'family-calls.unreached': 3, 'monthly-family-call.due': 10 })).toContain(
      '亲情联系应完成10人次，到期的月份没有联系上的记录。',
    )
  })

  it('what grandparents were shown, by its name (S1.17, S4.9)', () => {
    const of = { ...CARERS, 'elderly.guided': 12 }
    const told = (guided: readonly string[]) => part('care', of, WORKED_BEFORE, { accounts, guided })
    expect(told(['看作业', '零花钱'])).toContain('给12户的祖辈讲了具体的照看办法。讲得多的是“看作业”“零花钱”。')
    expect(told([])).toContain('给12户的祖辈讲了具体的照看办法。')
  })

  it('parents: what was held, no rate', () => {
    expect(care({ 'contacts.parents.held': 80, 'contacts.parents.children': 61 })).toContain(
      '期内教师与父母沟通共80人次，涉及61名学生。',
    )
  })

  it('fewer held than met, where a place counts by another reading than the duty: the two are not told beside each other', () => {
    expect(care({ ...CALLS, 'family-calls.held': 400 })).toContain('126名学生月月与父母联系上。')
    expect(care({ ...CALLS, 'family-calls.held': 400 })).not.toContain('期内学生与父母通话')
    expect(care({ 'talks.held': 400 })).not.toContain('期内单独谈心')
  })
})
