import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { declaredKinds } from '../declared-kinds.ts'
import { entryKind } from '../entries/list.ts'
import { recordKind } from '../records/list.ts'
import { valuesOf } from '../testing/bodies-of.ts'
import type { Problem, RecordBody } from './define-record.ts'
import { NOBODY_ELSE } from './record-subject.ts'
import { bodyProblems } from './validate-record.ts'

/** What JSON Schema cannot say, since one answer is laid beside another: which question is then told, and in what kind. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  'home-session': ['to'],
  'risk-assessment': ['why'],
  'surroundings-check': ['fixed'],
  pairing: ['validUntil'],
  home: ['hours'],
  'key-child': ['also'],
  plan: ['stages'],
  dormitory: ['beds'],
  'noon-roster': ['days'],
  evaluation: ['scores'],
  'rights-case': ['answeredOn'],
}

const DAYS = { from: '2026-11-02', today: '2026-11-24' }

const all = declaredKinds()
const problemsOf = (kind: string, body: RecordBody): Problem[] => {
  const [record, entry] = [recordKind(kind), entryKind(kind)]
  const asked = record ?? entry
  if (!asked) throw new Error(kind)
  const answers = bodyProblems(asked, body)
  return answers.length ? answers : (record?.check?.(body, NOBODY_ELSE) ?? entry?.check?.(body, DAYS) ?? [])
}

/** Outside.md: from a `schema` alone another system makes a body that is accepted, whatever it tells or leaves out. */
describe('any body that a schema admits is taken', () => {
  it.each([...all.records, ...all.entries].map(({ kind, schema }) => ({ kind, schema })))(
    '$kind',
    ({ kind, schema }) => {
      fc.assert(
        fc.property(valuesOf(schema), (body) => {
          const problems = problemsOf(kind, body as RecordBody)
          expect(problems.filter(({ field }) => !BESIDE[kind]?.includes(field))).toEqual([])
        }),
        { numRuns: 60 },
      )
    },
  )
})
