import { expect, it } from 'vitest'
import { DUTY_RULES } from '../duties/list.ts'
import { figureFaces } from '../figures/list.ts'
import { doc, printedText } from './kit/doc.ts'
import { CLASS_VOICE, penOf, SCHOOL_VOICE, TOWNSHIP_VOICE } from './kit/pen.ts'
import { planCells } from './kit/plan-cells.ts'
import { planItemsOf } from './plan-items.ts'
import { findProblems } from './sections/problems.ts'
import { findQuestions } from './sections/questions.ts'
import { accountOf, inputOf } from './testing/summary-input.ts'

/** Much was owed and a part of it missed: every duty that can be a problem is one. */
const MISSED = Object.fromEntries(
  figureFaces().map(({ id }) => [id, /\.due$|\.held$/.test(id) ? 40 : /missed|^records\.late/.test(id) ? 9 : 12]),
)

it.each([
  ['school', SCHOOL_VOICE],
  ['township', TOWNSHIP_VOICE],
  ['class', CLASS_VOICE],
] as const)(
  '%s: each problem and each question is answered by a line that the table of the plan holds (summaries §10)',
  (placeKind, voice) => {
    const accounts = new Map(
      DUTY_RULES.filter((rule) => !rule.untold).map((rule) => [
        rule.key,
        { ...accountOf([]), title: rule.title, unit: rule.unit, due: [{ label: '9月', due: 40, missed: 9 }] },
      ]),
    )
    const pen = penOf(inputOf(MISSED, null, { placeKind, accounts }), voice)
    const lines = [...findProblems(pen), ...findQuestions(pen).map(({ problem }) => problem)]
    expect(lines.length).toBeGreaterThan(18)
    for (const { key, plan } of lines) {
      expect([key, planCells(plan) !== null]).toEqual([key, true])
      expect([key, planItemsOf(doc([...plan]), 'p').map(({ by }) => by !== null)]).toEqual([key, [true]])
      // In the plan a line stands alone: it says of what thing it is.
      expect(printedText({ type: 'paragraph', content: [...plan] }), key).not.toMatch(
        /^针对(?:开放的|缺的|没有办的事|查铺的缺，|午间的缺，)/,
      )
    }
  },
)
