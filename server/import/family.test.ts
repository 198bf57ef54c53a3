import { describe, expect, it } from 'vitest'
import { childOf, csvOf, readingOf } from './testing/reading-of.ts'

const [A, B, C] = ['13800000001', '13800000002', '13800000003']
const first = async (text: string) => (await readingOf(text)).children[0]

describe('two parents in one cell', () => {
  it.each([
    '石建国、吴小英',
    '石建国/吴小英',
    '石建国\n吴小英',
    '石建国　吴小英',
    '石建国和吴小英',
    '父:石建国 母:吴小英',
    '母：吴小英 父：石建国',
    '父亲石建国，母亲吴小英',
    '父石建国母吴小英',
    '石建国（父）吴小英（母）',
    '石建国(父)、吴小英(母)',
    '爸爸石建国 妈妈吴小英',
  ])('%s', async (text) => {
    for (const heading of ['家长姓名', '父母亲姓名', '父/母姓名'])
      expect(await childOf({ [heading]: text })).toMatchObject({
        father: { name: '石建国', phones: [] },
        mother: { name: '吴小英', phones: [] },
      })
  })

  it.each<[string, string | null, string | null]>([
    ['石　建/吴 英', '石建', '吴英'],
    ['石建国', '石建国', null],
    ['母：吴小英', null, '吴小英'],
    ['吴小英（母）', null, '吴小英'],
    ['父：无 母：吴小英', null, '吴小英'],
    ['父：石建国（已故） 母：吴小英', '石建国', '吴小英'],
    ['石和平', '石和平', null],
    ['买买提·艾山、古丽·吐尔逊', '买买提·艾山', '古丽·吐尔逊'],
  ])('%s', async (text, father, mother) => {
    expect(await childOf({ 父母姓名: text })).toMatchObject({ father: { name: father }, mother: { name: mother } })
  })

  it.each([`父亲：石建国 ${A}\n母亲：吴小英 ${B}`, `石建国${A}、吴小英${B}`, `石建国 ${A} 吴小英 ${B}`])(
    'with numbers: %s',
    async (text) => {
      for (const heading of ['家长姓名', '家长姓名及联系电话'])
        expect(await childOf({ [heading]: text })).toMatchObject({
          father: { name: '石建国', phones: [A] },
          mother: { name: '吴小英', phones: [B] },
        })
    },
  )

  it.each([`${A}/${B}`, `父${A} 母${B}`, `${A}（父）${B}（母）`, `母：${B} 父：${A}`, `${A}父 ${B}母`, `爸${A}妈${B}`])(
    'numbers alone: %s',
    async (text) => {
      expect(await childOf({ 父亲姓名: '石建国', 母亲姓名: '吴小英', 父母亲联系方式: text })).toMatchObject({
        father: { phones: [A] },
        mother: { phones: [B] },
      })
    },
  )

  it.each<[string, string | null, string | null]>([
    ['父：广东 母：在家', '广东', null],
    ['父亲在广东东莞，母亲在家', '广东东莞', null],
    ['父广东；母浙江', '广东', '浙江'],
    ['广东（父）', '广东', null],
    ['广东', '广东', '广东'],
  ])('a place of work: %s', async (text, father, mother) => {
    expect(await childOf({ 父亲姓名: '石建国', 母亲姓名: '吴小英', 务工地点: text })).toMatchObject({
      father: { workPlace: father },
      mother: { workPlace: mother },
    })
  })
})

describe('a person, a kinship and a number in one cell', () => {
  it.each([
    `石老根（爷爷）${A}`,
    `爷爷：石老根 ${A}`,
    `石老根 爷爷 ${A}`,
    `爷爷石老根${A}`,
    `石老根-爷爷 ${A}`,
    `石老根、爷爷，${A}`,
  ])('%s', async (text) => {
    for (const heading of ['监护人', '监护人姓名及电话', '监护人及联系电话', '监护人姓名及与学生关系'])
      expect(await childOf({ [heading]: text })).toMatchObject({
        caregiver: { name: '石老根', relation: 'grandfather', phones: [A] },
      })
  })

  it('a bare word of kinship is name and relation; a name that ends in one is a name', async () => {
    expect(await childOf({ 监护人: '外婆' })).toMatchObject({
      caregiver: { name: '外婆', relation: 'maternal-grandmother' },
    })
    expect(await childOf({ 监护人: '水奶奶' })).toMatchObject({ caregiver: { name: '水奶奶', relation: null } })
  })

  it('家长姓名 whom the relation calls 爷爷 looks after the child and is no father', async () => {
    expect(await childOf({ 家长姓名: '石老根', 与学生关系: '爷爷' })).toMatchObject({
      father: { name: null },
      caregiver: { name: '石老根', relation: 'grandfather' },
    })
  })
})

describe('whose a lone 联系电话 is', () => {
  it('the person before it, past 务工地点 and 关系', async () => {
    expect(
      await first(
        `姓名,父亲姓名,务工地点,联系电话,母亲姓名,务工地点,联系电话,监护人,关系,电话\n石安,石大,广东,${A},吴二,在家,${B},石老,爷爷,${C}`,
      ),
    ).toMatchObject({
      father: { phones: [A], workPlace: '广东' },
      mother: { phones: [B], away: false },
      caregiver: { phones: [C] },
    })
  })

  it('behind the address: the only grown-up of the table, else nobody', async () => {
    expect(await first(`姓名,监护人,家庭住址,联系电话\n石安,石老,河湾村,${A}`)).toMatchObject({
      caregiver: { phones: [A] },
    })
    expect(await first(`姓名,父亲姓名,监护人,家庭住址,联系电话\n石安,石大,石老,河湾村,${A}`)).toMatchObject({
      father: { phones: [] },
      caregiver: { phones: [] },
    })
  })

  it('a teacher’s number is no family’s', async () => {
    expect(
      await first(`姓名,监护人,电话,班主任,电话,帮扶教师,联系电话\n石安,石老,${A},何师,${B},周师,${C}`),
    ).toMatchObject({ caregiver: { phones: [A] } })
  })
})

it('同父 repeats the father’s place; a tick under 双方外出 speaks of both', async () => {
  expect(await childOf({ 父亲务工地点: '广东', 母亲务工地点: '同父' })).toMatchObject({ mother: { workPlace: '广东' } })
  expect(await childOf({ 性别: '女', 父母是否均外出: '是' })).toMatchObject({
    father: { away: true },
    mother: { away: true },
  })
})

describe('members of the family in columns of their own', () => {
  const person = (n: number | string) => [`成员${n}姓名`, `成员${n}关系`, `成员${n}电话`, `成员${n}务工地点`]
  const father = ['石建国', '父亲', A, '广东']
  const mother = ['吴小英', '母亲', B, '在家']
  const elder = ['石老根', '爷爷', C, '']
  const brother = ['石大安', '哥哥', '', '']
  const family = {
    father: { name: '石建国', phones: [A], workPlace: '广东', away: true },
    mother: { name: '吴小英', phones: [B], workPlace: null, away: false },
    caregiver: { name: '石老根', relation: 'grandfather', phones: [C] },
  }

  it.each([[[father, mother, elder]], [[elder, father, mother]], [[mother, brother, elder, father]]])(
    'the relation says who each is, in any order',
    async (members) => {
      const heads = ['姓名', '性别', ...members.flatMap((_, i) => person(i + 1))]
      expect(await first(csvOf([heads, ['石安', '女', ...members.flat()]]))).toMatchObject(family)
    },
  )

  it('under a heading that spans them, and with the relation before the name', async () => {
    const heads = [
      ['姓名', '性别', '家庭成员1', '', '', '家庭成员2', '', ''],
      ['', '', '与学生关系', '姓名', '联系电话', '与学生关系', '姓名', '联系电话'],
      ['石安', '女', '外婆', '吴老', A, '父亲', '石建国', B],
    ]
    expect(await first(csvOf(heads))).toMatchObject({
      father: { name: '石建国', phones: [B] },
      mother: { name: null },
      caregiver: { name: '吴老', relation: 'maternal-grandmother', phones: [A] },
    })
  })

  it('one cell may name and tell; a carer of its own column goes before; a number of members names nobody', async () => {
    expect(
      await childOf({
        性别: '女',
        家庭成员人数: '4',
        监护人: '石大娘',
        家庭成员1: '石建国（父亲）',
        家庭成员2: '石老根（爷爷）',
      }),
    ).toMatchObject({ father: { name: '石建国' }, caregiver: { name: '石大娘', relation: null } })
  })
})

describe('ticks and places that speak together', () => {
  it('of two columns the one that says something', async () => {
    expect(await childOf({ 母亲姓名: '吴小英', 母亲务工单位: '无', 母亲务工地址: '在家' })).toMatchObject({
      mother: { workPlace: null, away: false },
    })
  })

  it('both ticked among crosses is both away', async () => {
    expect(await childOf({ 父亲外出: '×', 母亲外出: '×', 双留守: '√', 父亲: '石建国', 母亲: '吴小英' })).toMatchObject({
      father: { away: true },
      mother: { away: true },
    })
  })

  it.each([
    ['广东/在家', '广东', true, null, false],
    ['在家、浙江', null, false, '浙江', true],
    ['广东、浙江', '广东、浙江', true, '广东、浙江', true],
  ])('务工地点 %s', async (text, fatherAt, fatherAway, motherAt, motherAway) => {
    expect(await childOf({ 父亲姓名: '石建国', 母亲姓名: '吴小英', 务工地点: text })).toMatchObject({
      father: { workPlace: fatherAt, away: fatherAway },
      mother: { workPlace: motherAt, away: motherAway },
    })
  })
})
