import { expect, it } from 'vitest'
import { inHant } from '../../server/documents/hant.ts'
import english from '../../web/words/en/table.ts'
import { hantTable } from './hant.ts'
import { askedIn, sentencesByArea, sentencesIn } from './sentences.ts'

const all = [...sentencesByArea().values()].flat()
const gapsOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map((m) => m[0]).toSorted()

it('finds what a source file says: literals, templates with their gaps, text between tags', () => {
  const source = `const a = cond ? '在家' : "away"; const b = \`\${who}改过\${what}\`; const c = <p title="标题">正文</p>; /* 不算 */ const r = /汉字/`
  expect(sentencesIn(source, 'tsx')).toEqual(['在家', '{1}改过{2}', '标题', '正文'])
})

it('of a paper’s source finds what its author is asked and told, not what the paper itself says', () => {
  const source = `doc([gapNode('a', '原因是什么？')], line\`纸上的一句\${n}。\`); ask('k', \`\${n}户为什么？\`, { theme: '纸上' }); const l = { key, text: '看一眼', words: '加起来' }`
  expect(askedIn(source)).toEqual(['原因是什么？', '{1}户为什么？', '看一眼', '加起来'])
})

it('English says every sentence of the catalogue, with the same gaps, and nothing that is not there any more', () => {
  const missing = all.filter((text) => !english[text])
  const ofScreens = sentencesByArea().get('screens') ?? []
  expect(
    ofScreens.filter((text) => !english[text]),
    '在 web/words/en/screens.json 里写上英文',
  ).toEqual([])
  expect(missing, `在 web/words/en 相应的一份里写上英文：${missing.join(' | ')}`).toEqual([])
  const known = new Set(all)
  expect(
    Object.keys(english).filter((text) => !known.has(text)),
    '源码里已经没有这些句子，请从 web/words/en 里去掉',
  ).toEqual([])
  expect(all.filter((text) => gapsOf(text).join() !== gapsOf(english[text] ?? '').join())).toEqual([])
  expect(Object.values(english).filter((text) => /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/.test(text))).toEqual([])
})

it('zh-Hant says every sentence too: gaps stay, words are those of its readers', () => {
  const hant = hantTable()
  expect(all.filter((text) => gapsOf(text).join() !== gapsOf(hant[text] ?? '').join())).toEqual([])
  const settled: Record<string, string> = {
    '摸排签核，请登录': '摸排簽核，請登入',
    校历: '校曆',
    来历不明: '來歷不明',
    慰问金发放: '慰問金發放',
    村干部: '村幹部',
    干净: '乾淨',
    重复的关系: '重複的關係',
    答复: '答覆',
    '向家长发信61份，有回音的8件': '向家長發信61份，有回音的8件',
    甲乙丙丁戊己庚辛壬癸子丑寅卯: '甲乙丙丁戊己庚辛壬癸子丑寅卯',
    '{n} 只': '{n} 只',
  }
  for (const [from, to] of Object.entries(settled)) expect(inHant(from)).toBe(to)
})
