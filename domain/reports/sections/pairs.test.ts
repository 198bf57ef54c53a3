import { expect, it } from 'vitest'
import { TOWNSHIP_VOICE } from '../kit/pen.ts'
import { part } from '../testing/summary-input.ts'
import { pairsPart } from './pairs.ts'

const told = (figures: Record<string, number>): string =>
  pairsPart
    .told({
      n: (id: string) => figures[id] ?? 0,
      f: (id: string) => ({ type: 'text' as const, text: String(figures[id] ?? 0) }),
      voice: TOWNSHIP_VOICE,
    } as never)
    .map((inline) => ('text' in inline ? String(inline.text) : ''))
    .join('')

it('agent mothers by their own number, by that of their children, and by the three ways (S2B.8)', () => {
  const figures = { pairs: 15, 'paired.children': 15, 'agent-mothers.children': 11, 'agent-mothers.helpers': 9 }
  expect(told(figures)).toBe('现有结对15对，涉及儿童15名，其中代理妈妈9位，结对11名。')
  expect(told({ ...figures, 'agent-mothers.talks': 22, 'agent-mothers.stays': 3 })).toContain(
    '代理妈妈9位，结对11名：与儿童面谈22次、接到家中生活3次。',
  )
})

it('no pairing, no word of it', () => expect(part('care', {})).not.toContain('代理妈妈'))
