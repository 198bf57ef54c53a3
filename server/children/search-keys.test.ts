import { describe, expect, it } from 'vitest'
import { readingsOf } from './name-readings.ts'
import { searchKeys } from './search-keys.ts'
import { searchTerms } from './search-terms.ts'

const keysOf = (name: string) =>
  searchKeys({ name, people: ['龙长贵'], idNumber: null, phones: [] }, (four) => `#${four}`)

/** Would somebody who types this be shown the child? As the database looks: keys that begin so, and letters in the name. */
const finds = (typed: string, name: string): boolean => {
  const { starts, letters } = searchTerms(typed)
  const plain = searchTerms(name).starts[0] ?? ''
  return (
    starts.some((start) => keysOf(name).some((k) => k.startsWith(start))) && letters.every((run) => plain.includes(run))
  )
}

describe('a child is found by every reading of its name', () => {
  it.each([
    ['孟乐', ['mengle', 'mengyue', 'ml', 'my', 'le']],
    ['乐乐乐', ['lelele', 'yueyueyue']],
    ['覃小朝', ['tanxiaochao', 'qinxiaozhao', 'txc', 'qinxz']],
    ['单长河', ['shanchanghe', 'shanzhanghe', 'changhe', 'danchanghe']],
    ['曾晓曾', ['zengxiaozeng', 'zengxz']],
    ['吕绿', ['lvlv', 'lulu', 'lyulyu', 'lülǜ', 'LÜlü']],
    ['聂女娃', ['nienvwa', 'nienüwa', 'nienuwa']],
    ['区婉', ['ouwan', 'quwan']],
  ])('%s', (name, typed) => {
    expect(typed.filter((t) => !finds(t, name))).toEqual([])
  })

  it('with a letter that no dictionary sounds: it stands whole in every key', () => {
    expect(finds('𠮷安', '石𠮷安')).toBe(true)
    expect(keysOf('石𠮷安').filter((key) => !key.isWellFormed())).toEqual([])
  })

  it('by characters mixed with letters, in any order, and by them alone', () => {
    for (const typed of ['吕xiaohe', '吕xh', 'lv小禾', '吕小h', 'xiao禾', '小禾', 'luxiao禾'])
      expect(finds(typed, '吕小禾'), typed).toBe(true)
    for (const typed of ['李xiaohe', '吕xiaoma', '驴xiaohe', '小h禾']) expect(finds(typed, '吕小禾'), typed).toBe(false)
  })

  it('whatever dot stands between, or none', () => {
    for (const dot of ['·', '•', '・', '･', '‧', '.', '．', ' ', '']) {
      expect(finds(`阿依${dot}古丽`, '阿依·古丽'), dot).toBe(true)
      expect(finds('阿依古丽', `阿依${dot}古丽`), dot).toBe(true)
    }
    expect(finds('ayiguli', '阿依・古丽')).toBe(true)
  })

  it('a name of many sounds keeps its likely ones, and nobody has too many keys', () => {
    const ways = readingsOf('乐长朝单解查')
    expect(ways.length).toBeLessThanOrEqual(24)
    expect(keysOf('乐长朝单解查').length).toBeLessThanOrEqual(160)
    expect(keysOf('罗小禾')).toEqual(
      expect.arrayContaining(['罗小禾', 'luoxiaohe', 'lxh', 'xiaohe', '禾', '龙长贵', 'longchanggui', 'lcg']),
    )
  })

  it('too many keys lose rare readings, never a number, the family’s names, or the name as it is written', () => {
    const name = '乐长朝单解查·乐曾重行盛'
    const people = ['单乐长', '曾重行', '解查朝']
    const numbers = ['#2209', '#8001', '#8002']
    const keys = searchKeys(
      { name, people, idNumber: '522699201504112209', phones: ['13800138001', '13800138002'] },
      (four) => `#${four}`,
    )
    expect(keys).toHaveLength(160)
    const likely = people.map((n) => readingsOf(n)[0]?.join('') ?? '')
    expect(keys).toEqual(expect.arrayContaining([...numbers, ...people, ...likely]))
    expect(keys).toContain('乐长朝单解查乐曾重行盛')
    expect(keys).toContain(readingsOf('乐长朝单解查乐曾重行盛')[0]?.join(''))
    // As many as a usual child has: none of them is cut.
    expect(keysOf('罗小禾').length).toBeLessThan(60)
  })

  it('nothing to look for finds nobody', () => {
    for (const typed of ['', ' ', '··', '’']) expect(searchTerms(typed).starts).toEqual([])
  })
})
