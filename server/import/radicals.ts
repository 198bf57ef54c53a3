/**
 * Letters of “CJK Radicals Supplement” that look like whole letters and that no normal form turns into them: lists copied from PDF
 * or scans hold them (⻢小方). Kangxi radicals (⼩) are turned by NFKC.
 */
const PAIRS =
  '⺎兀⺕彐⺠民⺟母⺩王⺪疋⺫目⺬示⺭礻⺶羊⺷羊⺸羊⺼肉⻀艹⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟⻯龙⻱龟'
const WHOLE = new Map([...PAIRS].flatMap((c, i, all) => (i % 2 === 0 ? [[c, all[i + 1] ?? c] as const] : [])))

/** A name with whole letters in place of radicals, for comparing only: what is stored stays as it was written. */
export const wholeLetters = (text: string): string =>
  /[\u2E80-\u2FDF]/.test(text) ? [...text].map((c) => WHOLE.get(c) ?? c.normalize('NFKC')).join('') : text
