import { describe, expect, it } from 'vitest'
import { csvOf, readingOf } from '../testing/reading-of.ts'
import { xlsx } from '../testing/sheets.ts'

const [A, B, C] = ['13800000011', '13800000012', '13800000013']
type Cells = [string, string][]
/** Father's, mother's, the carer's and the family's numbers of one line; headings may come twice. */
const phonesOf = async (cells: Cells) => {
  const heads = cells.map(([h]) => h)
  const [child] = (
    await readingOf(
      csvOf([
        ['姓名', '性别', ...heads],
        ['阿鲁', '男', ...cells.map(([, c]) => c)],
      ]),
    )
  ).children
  if (!child) throw new Error('no child')
  return [child.father.phones, child.mother.phones, child.caregiver.phones, child.more.phones]
}
const PARENTS: Cells = [
  ['父亲姓名', '阿尔'],
  ['母亲姓名', '吉妮'],
]

describe('a number lands on nobody to whom it was not given, in other offices’ words', () => {
  it.each<[string, Cells]>([
    [
      'a mother of kindness (federation)',
      [
        ['童伴妈妈', '罗会计'],
        ['童伴妈妈电话', A],
      ],
    ],
    [
      'another of the kind',
      [
        ['母亲', '吉妮'],
        ['关爱妈妈姓名', '罗会计'],
        ['联系电话', A],
      ],
    ],
    [
      'the federation’s chair',
      [
        ['监护人', '木果'],
        ['村妇联主席', '罗会计'],
        ['联系电话', A],
      ],
    ],
    [
      'a policeman of the village',
      [
        ['父亲', '阿尔'],
        ['包村民警', '田警官'],
        ['警务电话', A],
      ],
    ],
    [
      'a party member paired',
      [
        ['监护人', '木果'],
        ['结对党员', '罗会计'],
        ['手机', A],
      ],
    ],
    [
      'who holds the dormitory’s keys',
      [
        ['监护人', '木果'],
        ['宿舍管理员', '何姨'],
        ['手机号码', A],
      ],
    ],
    [
      'the school bus',
      [
        ['父亲', '阿尔'],
        ['校车司机电话', A],
      ],
    ],
    [
      'a noon boarding house',
      [
        ['母亲', '吉妮'],
        ['午托老师', '何姨'],
        ['电话', A],
      ],
    ],
    [
      'the owner of a telephone',
      [
        ['父亲', '阿尔'],
        ['机主姓名', '何姨'],
        ['机主电话', A],
      ],
    ],
    [
      'a relative of the same village',
      [
        ['父亲', '阿尔'],
        ['同村亲戚', '阿布'],
        ['电话', A],
      ],
    ],
    [
      'the grandmother’s house',
      [
        ['母亲', '吉妮'],
        ['外婆家电话', A],
      ],
    ],
    [
      'a shop',
      [
        ['监护人', '木果'],
        ['村小卖部电话', A],
      ],
    ],
    [
      'who recommends',
      [
        ['监护人', '木果'],
        ['推荐人', '罗会计'],
        ['推荐人电话', A],
      ],
    ],
    [
      'the sponsor',
      [
        ['监护人', '木果'],
        ['资助人', '何总'],
        ['联系电话', A],
      ],
    ],
    [
      'a form teacher beside her class',
      [
        ['监护人', '木果'],
        ['班主任及电话', `何静 ${A}`],
      ],
    ],
    [
      'in urgent cases',
      [
        ['父亲', '阿尔'],
        ['突发情况联系人及电话', `姑姑 石秀 ${A}`],
      ],
    ],
    [
      'a second carer',
      [
        ['监护人', '木果'],
        ['监护人2', '阿布'],
        ['联系电话', A],
      ],
    ],
    [
      'a spare one',
      [
        ['父亲', '阿尔'],
        ['备用电话', A],
      ],
    ],
    [
      'the works',
      [
        ['父亲', '阿尔'],
        ['父亲单位电话', A],
      ],
    ],
    [
      'the boss',
      [
        ['父亲务工地点', '东莞'],
        ['老板姓名', '何总'],
        ['老板电话', A],
      ],
    ],
    [
      'a chat’s number',
      [
        ['父亲', '阿尔'],
        ['父亲微信号', A],
        ['母亲', '吉妮'],
        ['母亲QQ号', B],
      ],
    ],
    [
      'an account',
      [
        ['监护人', '木果'],
        ['监护人一卡通账号', A],
      ],
    ],
    [
      'a messenger',
      [
        ['监护人', '木果'],
        ['信息员', '罗会计'],
        ['信息员电话', A],
      ],
    ],
    [
      'the grid keeper',
      [
        ['监护人', '木果'],
        ['网格长', '罗会计'],
        ['网格长电话', A],
      ],
    ],
  ])('%s', async (_whose, cells) => {
    const [father, mother, carer] = await phonesOf(cells)
    expect([father, mother, carer]).toEqual([[], [], []])
  })

  it.each<[string, Cells, string[][]]>([
    ['behind both parents', [...PARENTS, ['联系电话', A]], [[], [], [], [A]]],
    ['two behind both parents', [...PARENTS, ['联系电话1', A], ['联系电话2', B]], [[], [], []]],
    [
      'behind parents and carer each its own',
      [...PARENTS, ['父亲电话', A], ['母亲电话', B], ['监护人', '木果'], ['电话', C]],
      [[A], [B], [C], []],
    ],
    [
      'of father in the cell of both',
      [
        ['父母姓名', '阿尔、吉妮'],
        ['父母电话', `父${A}（停机），母${B}`],
      ],
      [[], [B], [], []],
    ],
    [
      'of grandmother and father in the carer’s cell',
      [
        ['监护人', '木果'],
        ['监护人电话', `${A}(父亲) ${B}(奶奶)`],
      ],
      [[], [], [B], []],
    ],
    [
      'a workmate answers',
      [
        ['父亲', '阿尔'],
        ['父亲电话', `${A}（工友代接）`],
      ],
      [[], [], [], []],
    ],
    [
      'the son’s own watch',
      [
        ['监护人', '木果'],
        ['监护人电话', `${A} 孩子电话手表${B}`],
      ],
      [[], [], [A], []],
    ],
    [
      'what is the mother’s is said in the father’s cell',
      [...PARENTS.slice(0, 1), ['父亲电话', `同母亲`], ['母亲姓名', '吉妮'], ['母亲电话', A]],
      [[], [A], [], []],
    ],
    [
      'the head of the household beside the carer',
      [
        ['户主', '木果'],
        ['户主电话', A],
        ['监护人', '木果'],
        ['监护人电话', B],
      ],
      [[], [], [B], []],
    ],
  ])('%s', async (_whose, cells, phones) => {
    expect((await phonesOf(cells)).slice(0, phones.length)).toEqual(phones)
  })
})

it('under groups of home and school the school’s is nobody’s', async () => {
  const { children } = await readingOf(
    await xlsx({
      rows: [
        ['学生姓名', '性别', '家庭情况', '', '学校责任人', ''],
        ['', '', '照护人', '电话', '姓名', '电话'],
        ['阿鲁', '男', '木果', A, '何静', B],
      ],
      merges: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1'],
    }),
  )
  expect(children.map((c) => [c.name, c.caregiver.name, c.caregiver.phones])).toEqual([['阿鲁', '木果', [A]]])
})
