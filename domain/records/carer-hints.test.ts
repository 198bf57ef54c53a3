import { expect, it } from 'vitest'
import { carerContact } from './carer-contact.ts'
import { CARER_HINTS } from './carer-hints.ts'

const guidance = carerContact.fields.find((f) => f.name === 'guidance')

it('each thing that grandparents are shown has a line to read aloud and things to do (S4.9)', () => {
  expect(guidance?.options?.map((o) => [o.value, o.say])).toEqual(CARER_HINTS.map((h) => [h.value, h.say]))
  for (const { label, lines } of CARER_HINTS) expect([label, lines.length >= 3]).toEqual([label, true])
})

it('words that an old person can say: short sentences, no office words, nobody labelled or blamed', () => {
  for (const { say, lines } of CARER_HINTS)
    for (const text of [say, ...lines]) {
      expect([text, text.length <= 60]).toEqual([text, true])
      expect(text).toMatch(/[。]$/)
      expect(text).not.toMatch(/留守|监护|干预|应当|隔代|溺爱|惯坏/)
    }
})

it('where a child may be in danger it says whom to call', () => {
  for (const topic of ['adolescence', 'safety'])
    expect(CARER_HINTS.find((h) => h.value === topic)?.lines.join()).toContain('110')
})
