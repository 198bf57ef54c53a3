import { describe, expect, it } from 'vitest'
import { textPieces } from './letter.ts'
import { type Family, NOTHING_GIVEN } from './sheet.ts'
import { BLANK, filledText, PAPER_TEXTS, TEXT_KINDS, textFault } from './texts.ts'

const family: Family = {
  id: 'c1',
  name: '石小满',
  className: '三(1)班',
  schoolName: '青石镇中心小学',
  villageName: '河湾村',
  address: null,
  carer: '奶奶 石老根',
}
const given = { ...NOTHING_GIVEN, teacher: '张敏', day: '2026年11月29日' }

describe('texts with gaps (S3.21)', () => {
  it('is filled in for one child; what nobody typed is a line to write on, what is no gap stays as typed', () => {
    expect(filledText('letter-start', '{孩子}在{班}，{孩子}好。{}', { family, given })).toBe(
      '石小满在三(1)班，石小满好。{}',
    )
    expect(filledText('invitation', '{时间}到{地点}', { family, given })).toBe(`${BLANK}到${BLANK}`)
  })

  it('what a name holds is not read as a sign of its own', () => {
    expect(filledText('letter-start', '{孩子}', { family: { ...family, name: '石$&满' }, given })).toBe('石$&满')
  })

  it.each(TEXT_KINDS)('%s: ours can be kept as it is, and has no word that labels a child', (kind) => {
    expect(textFault(kind, PAPER_TEXTS[kind].ours)).toBeNull()
    expect(PAPER_TEXTS[kind].ours).not.toMatch(/留守|困境|特殊|问题孩子/)
  })

  it.each([
    ['letter-start', ' ', '还没有写'],
    ['letter-start', '{孩子}的{妈妈}', '不认识 {妈妈}'],
    ['letter-start', '{孩子}，{时间}见', '不认识 {时间}'],
    ['letter-start', '{孩子}好}', '没有配对'],
    ['invitation', '{孩子}，{时间}见', '少了 {地点}'],
    ['notice', `{孩子}{事}${'字'.repeat(1500)}`, '最多 1500'],
  ] as const)('%s %s: told in a sentence', (kind, text, told) => {
    expect(textFault(kind, text)).toContain(told)
  })

  it('the greeting stands at the edge, sentences two letters in, who signs to the right', () => {
    const at = textPieces('letter-start', PAPER_TEXTS['letter-start'].ours, { family, given }).map((p) =>
      p.piece === 'text' ? p.at : null,
    )
    expect(at).toEqual(['edge', 'in', 'in', 'in', 'in', 'right', 'right'])
  })
})
