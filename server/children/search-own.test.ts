import { describe, expect, it } from 'vitest'
import { lastFourOf, searchKeys } from './search-keys.ts'
import { searchTerm, searchTerms } from './search-terms.ts'

/** Is a child of this name found by what somebody types? */
const finds = (name: string, typed: string, people: string[] = []): boolean => {
  const keys = searchKeys({ name, people, idNumber: null, phones: ['13800004321'] }, (four) => `#${four}`)
  const { starts, letters } = searchTerms(typed)
  const plain = searchTerms(name).starts[0] ?? ''
  return starts.some((s) => keys.some((k) => k.startsWith(s))) && letters.every((l) => plain.includes(l))
}

describe('a child is found by every reading of its name and every way to type it', () => {
  it.each<[string, string[]]>([
    ['单于晨', ['shanyuchen', 'chanyu', '单于', 'syc', 'yuchen']],
    ['解小满', ['xiexiaoman', 'jiexm', 'xxm', 'xiexm', '解xiao']],
    ['仇英子', ['qiuyingzi', 'chouyz', 'qyz', '仇yz']],
    ['盖晓', ['gexiao', 'gaixiao', 'gx', '盖x']],
    ['朴恩惠', ['piaoenhui', 'puenhui', 'peh', '朴en']],
    ['尉迟小雨', ['yuchixiaoyu', 'weichi', 'ycxy', '尉迟xy', 'xiaoyu']],
    ['吕绿', ['lvlv', 'lulu', 'lyulyu', 'll', 'lülü', '吕lv']],
    ['女娲生', ['nvwasheng', 'nuwasheng', 'nyuwasheng', 'nws']],
    ['区都', ['oudu', 'qudu', 'oudou', 'od']],
    ['翟行', ['zhaixing', 'dihang', 'zhaihang', 'zx', 'zh']],
    ['折曾', ['shezeng', 'zhezeng', 'sheceng', 'zheceng']],
    [
      '阿衣古丽·吾布力',
      [
        '阿衣古丽吾布力',
        '阿衣古丽.吾布力',
        '阿衣古丽•吾布力',
        '阿衣古丽 吾布力',
        'ayiguli',
        '吾布力',
        'wubuli',
        '阿衣gl',
      ],
    ],
    ['阿加莎·日史', ['ajsrs', '日史', 'ajiasha·rishi', '阿加莎rishi']],
    ['張衛東', ['张卫东', '张衛东', 'zhangweidong', 'zwd', '张wd', '卫dong']],
    ['䶮小龙', ['yanxiaolong', 'yxl', '小龙']],
    ['𬀩宁', ['weining', '宁']],
    ['妥一卜拉', ['tuoyibula', 'tyb', '妥yb', '一卜']],
    ['欧阳 娜', ['欧阳娜', 'ouyangna', 'oyn', '欧y']],
    ['⻢小⽔', ['马小水', 'maxiaoshui', 'mxs']],
    ['丁一', ['丁一', 'dingyi', 'd一', '丁y']],
    ['王〇', ['wangling', 'wl']],
  ])('%s', (name, ways) => {
    for (const typed of ways) expect([typed, finds(name, typed)]).toEqual([typed, true])
  })
  it.each<[string, string[]]>([
    ['解小满', ['xiaoxiao', '解大', 'xiexn', '满小']],
    ['吕绿', ['lili', '吕l绿h']],
    ['張衛東', ['张西', 'zhangxi', '卫张']],
  ])('%s is not found by another', (name, ways) => {
    for (const typed of ways) expect([typed, finds(name, typed)]).toEqual([typed, false])
  })
  it.each(['4321', '１３８００００４３２１', '13800004321', '138 0000 4321', '138-0000-4321', '004321', '00004321'])(
    'by its number: %s',
    (typed) => expect(lastFourOf(searchTerm(typed))).toBe('4321'),
  )
  it.each(['123', '13800', '1380000', '2017年', '张4321', '4321a', ''])('%s asks for no number', (typed) =>
    expect(lastFourOf(searchTerm(typed))).toBe(null),
  )
  it('a surname of two whole, the others by their initials', () => {
    for (const typed of ['yuchijg', 'weichijy', 'yuchijiage'])
      expect([typed, finds('尉迟佳仡', typed)]).toEqual([typed, true])
  })
})
