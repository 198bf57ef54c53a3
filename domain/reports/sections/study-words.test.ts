import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keyChildPlan } from '../../duties/key-child-plan.ts'
import { monthlyBuddyCheck } from '../../duties/monthly-buddy-check.ts'
import { planFourWeeks } from '../../duties/plan-four-weeks.ts'
import { planStage } from '../../duties/plan-stage.ts'
import { KEY_REASONS } from '../../entries/key-child.ts'
import { draftSchoolSummary } from '../school-summary.ts'
import { editorFaults } from '../testing/editor-rules.ts'
import { inventedSchool } from '../testing/invented-school.ts'
import { accountOf, figuresFrom } from '../testing/summary-input.ts'

const RULES = [keyChildPlan, planFourWeeks, planStage, monthlyBuddyCheck]
/** Of a number, some; of what is left, some; and so on: parts that make it up. */
const parts = (whole: number, n: number) =>
  fc.array(fc.nat(whole), { minLength: n - 1, maxLength: n - 1 }).map((cuts) => {
    const at = [0, ...cuts.sort((a, b) => a - b), whole]
    return at.slice(1).map((cut, i) => cut - (at[i] ?? 0))
  })
const owed = (rule: string) =>
  fc
    .nat(6)
    .chain((due) =>
      fc.nat(due).map((met) => ({ [`${rule}.due`]: due, [`${rule}.met`]: met, [`${rule}.missed`]: due - met })),
    )
const named = (prefix: string, names: readonly string[], values: readonly number[]) =>
  Object.fromEntries(names.map((name, i) => [`${prefix}.${name}`, values[i] ?? 0]))

/** Numbers as a school could have them: parts make their wholes. */
const figures = fc
  .record({
    key: fc.nat(9).chain((n) => parts(n, KEY_REASONS.length).map((why) => ({ n, why }))),
    closed: fc.nat(5).chain((n) => parts(n, 3).map((how) => ({ n, how }))),
    opened: fc.nat(4),
    stages: fc.nat(9).chain((n) => parts(n, 4).map((how) => ({ n, how }))),
    plans: fc.nat(5),
    looked: fc.nat(12),
    buddies: fc.nat(4),
    notes: fc.nat(20),
    owed: fc.tuple(...[keyChildPlan, planFourWeeks, monthlyBuddyCheck].map((r) => owed(r.key))),
  })
  .map(({ key, closed, opened, stages, plans, looked, buddies, notes, owed: all }) => {
    const [reached = 0, partly = 0, missed = 0, unseen = 0] = stages.how
    const looks = all.reduce((n, one) => n + (one[`${planFourWeeks.key}.met`] ?? 0), looked)
    return {
      ...Object.assign({}, ...all),
      'key.children': key.n,
      ...named(
        'key.why',
        KEY_REASONS.map((r) => r.value),
        key.why,
      ),
      'key.opened': opened,
      'key.closed': closed.n,
      'key.better': closed.how[0] ?? 0,
      'key.same': closed.how[1] ?? 0,
      'study-plans': plans,
      'planned.children': plans,
      'plan-check.held': looks,
      'plans.unseen': 1,
      'stages.due': stages.n,
      'stages.reached': reached,
      'stages.partly': partly,
      'stages.missed': missed,
      'stages.unseen': unseen,
      'stages.revised': Math.min(1, missed),
      ...named(planStage.key, ['due', 'met', 'missed'], [stages.n, stages.n - unseen, unseen]),
      buddies,
      'buddies.children': buddies,
      'buddies.changed': buddies,
      'buddy-check.held': all.reduce((n, one) => n + (one[`${monthlyBuddyCheck.key}.met`] ?? 0), 0),
      'study-notes': notes,
      'study-note.children': notes,
      'class-note.held': notes,
    } as Record<string, number>
  })

it('whatever the numbers of key children, plans and buddies, the sentences pass an editor’s mechanical rules', () => {
  const { input } = inventedSchool(11)
  const accounts = new Map([...input.accounts, ...RULES.map((r) => [r.key, accountOf([])] as const)])
  fc.assert(
    fc.property(figures, (numbers) => {
      const whole = { ...input, accounts, figures: new Map([...input.figures, ...figuresFrom(numbers)]) }
      expect(editorFaults(draftSchoolSummary(whole), whole)).toEqual([])
    }),
    { numRuns: 300 },
  )
})
