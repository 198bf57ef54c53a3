import { describe, expect, it } from 'vitest'
import { csvOf, ID, readingOf } from './testing/reading-of.ts'
import { xlsx } from './testing/sheets.ts'

const [A, B, C] = ['13800000001', '13800000002', '13800000003']
/** One child of a table in which headings may come twice. */
const row = async (...cells: [string, string][]) => {
  const { children, columns } = await readingOf(
    csvOf([
      ['姓名', '性别', ...cells.map(([h]) => h)],
      ['石安安', '女', ...cells.map(([, c]) => c)],
    ]),
  )
  const [child] = children
  if (!child) throw new Error('no child')
  return { child, columns }
}
const phonesOf = async (...cells: [string, string][]) => {
  const { child } = await row(...cells)
  return [child.father.phones, child.mother.phones, child.caregiver.phones]
}

it('who stands in for the parents by arrangement is neither a parent nor who looks after the child', async () => {
  for (const heading of ['代理家长', '爱心家长', '爱心爸爸姓名', '代理父母', '社会妈妈']) {
    const { child, columns } = await row([heading, '罗书记'])
    expect([heading, child.father.name, child.mother.name, child.caregiver.name]).toEqual([heading, null, null, null])
    expect([heading, columns.find((c) => c.heading === heading)?.field]).toEqual([heading, 'helper'])
  }
})

describe('a phone lands only on the person for whom it was written (issue 8, decision 018)', () => {
  it.each<[string, [string, string][]]>([
    [
      'a class teacher’s',
      [
        ['监护人', '石老'],
        ['班主任', '罗静'],
        ['住址', '河湾村'],
        ['联系电话', A],
      ],
    ],
    [
      'an arranged parent’s',
      [
        ['监护人', '石老'],
        ['代理家长', '罗老师'],
        ['代理家长职务', '教师'],
        ['联系电话', A],
      ],
    ],
    [
      'an official’s who stands in for a father',
      [
        ['爱心爸爸', '罗书记'],
        ['爱心爸爸电话', A],
      ],
    ],
    [
      'of whoever is called a parent of kindness',
      [
        ['爱心家长姓名', '罗书记'],
        ['电话', A],
        ['校园妈妈（教师）', '罗静'],
        ['手机号', B],
      ],
    ],
    [
      'a life teacher’s',
      [
        ['监护人', '石老'],
        ['生活老师', '罗静'],
        ['手机', A],
      ],
    ],
    [
      'the head’s',
      [
        ['父亲', '石大'],
        ['校长电话', A],
      ],
    ],
    [
      'a village official’s',
      [
        ['监护人', '石老'],
        ['村主任', '吴强'],
        ['电话', A],
      ],
    ],
    [
      'an aunt’s',
      [
        ['监护人', '石老'],
        ['姑姑', '石秀'],
        ['姑姑电话', A],
      ],
    ],
    [
      'of who picks the child up',
      [
        ['监护人', '石老'],
        ['接送人', '何婶'],
        ['与学生关系', '邻居'],
        ['联系电话', A],
      ],
    ],
    [
      'for emergencies',
      [
        ['父亲', '石大'],
        ['紧急联系电话', A],
      ],
    ],
    [
      'of another contact',
      [
        ['母亲', '何秀'],
        ['第一联系人', '何婶'],
        ['电话', A],
      ],
    ],
    [
      'of a parent’s superior',
      [
        ['父亲', '石大'],
        ['父亲单位负责人电话', A],
      ],
    ],
    [
      'behind a heading that nobody understands',
      [
        ['父亲', '石大'],
        ['驻村第一', '龙江'],
        ['电话', A],
      ],
    ],
    [
      'in brackets somebody else’s',
      [
        ['父亲', '石大'],
        ['联系电话（邻居）', A],
      ],
    ],
    [
      'a former guardian’s',
      [
        ['监护人', '石老'],
        ['原监护人', '石二'],
        ['电话', A],
      ],
    ],
    [
      'of no one in the family',
      [
        ['父亲', '石大'],
        ['母亲', '何秀'],
        ['家庭电话', A],
      ],
    ],
  ])('%s', async (_whose, cells) => {
    expect(await phonesOf(...cells)).toEqual([[], [], []])
  })

  it('below a group that names somebody else', async () => {
    const [child] = (
      await readingOf(
        await xlsx({
          rows: [
            ['姓名', '性别', '监护人', '', '姑妈', ''],
            ['', '', '姓名', '电话', '姓名', '电话'],
            ['石安安', '女', '石老', A, '石秀', B],
          ],
          merges: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1'],
        }),
      )
    ).children
    expect(child).toMatchObject({ name: '石安安', caregiver: { name: '石老', phones: [A] }, father: { phones: [] } })
  })

  it('an old number beside the new', async () => {
    expect(await phonesOf(['监护人', '石老'], ['监护人原电话', A], ['监护人现电话', B])).toEqual([[], [], [B]])
    expect(await phonesOf(['父亲', '石大'], ['旧号码', A], ['新号码', B])).toEqual([[B], [], []])
  })

  it('what is not kept of a parent leaves the next number the parent’s', async () => {
    expect(
      await phonesOf(
        ['父亲', '石大'],
        ['职业', '木工'],
        ['电话', A],
        ['母亲', '何秀'],
        ['文化程度', '初中'],
        ['电话', B],
      ),
    ).toEqual([[A], [B], []])
    expect(await phonesOf(['父亲', '石大'], ['联系电话（必填，11位）', A], ['谁带', '石老'], ['手机', C])).toEqual([
      [A],
      [],
      [C],
    ])
  })

  it('stays on the screen as a column to be explained, and is the carer’s once a person says so', async () => {
    const { columns } = await row(['监护人', '石老'], ['接送人电话', A])
    expect(columns.at(-1)).toMatchObject({ heading: '接送人电话', field: null, ignored: false })
  })

  it('家长 whom the relation calls neither father nor mother looks after the child, with the number', async () => {
    for (const relation of ['姑姑', '邻居', ''])
      expect((await row(['家长姓名', '石秀'], ['与学生关系', relation], ['家长电话', A])).child).toMatchObject({
        father: { name: null, phones: [] },
        mother: { name: null, phones: [] },
        caregiver: { name: '石秀', phones: [A] },
      })
    expect((await row(['与学生关系', '母亲'], ['家长电话', A])).child).toMatchObject({
      father: { phones: [] },
      mother: { phones: [A] },
    })
  })
})

describe('a relation lands only on the person for whom it was written', () => {
  it('of who picks the child up, and of the guardian', async () => {
    const { child } = await row(['接送人', '何婶'], ['关系', '邻居'], ['监护人', '石老'], ['关系', '爷爷'])
    expect(child.caregiver).toMatchObject({ name: '石老', relation: 'grandfather' })
    expect(
      (await row(['监护人', '石老'], ['紧急联系人', '何婶'], ['与学生关系', '邻居'])).child.caregiver.relation,
    ).toBe(null)
  })
})

describe('what was before tells nothing of today', () => {
  it.each<[[string, string][], object]>([
    [
      [
        ['原班级', '二(2)班'],
        ['新班级', '三(1)班'],
      ],
      { grade: 3, class: '1' },
    ],
    [
      [
        ['班级', '二(2)班'],
        ['现班级', '三(1)班'],
      ],
      { grade: 3, class: '1' },
    ],
    [
      [
        ['分班后班级', '三(1)班'],
        ['分班前班级', '二(2)班'],
      ],
      { grade: 3, class: '1' },
    ],
    [
      [
        ['上学期年级', '二年级'],
        ['年级', '三年级'],
      ],
      { grade: 3 },
    ],
    [
      [
        ['转出学校', '石门小学'],
        ['转入年级', '三年级'],
      ],
      { school: null, grade: 3 },
    ],
    [
      [
        ['原就读学校', '石门小学'],
        ['学校', '青石小学'],
      ],
      { school: '青石小学' },
    ],
    [
      [
        ['原住址', '石门村'],
        ['现住址', '河湾村'],
      ],
      { address: '河湾村' },
    ],
  ])('%j', async (cells, expected) => {
    expect((await row(...cells)).child).toMatchObject(expected)
  })
})

it('of two columns called the same the one that is shown, hidden columns of their own are read', async () => {
  const rows = [
    ['姓名', '年级班级', '班级', '性别'],
    ['石安安', '二(2)班', '三(1)班', '女'],
  ]
  const twice = rows.map(([name = '', old = '', now = '', sex = '']) => [
    name,
    old === '年级班级' ? '班级' : old,
    now,
    sex,
  ])
  const [child] = (await readingOf(await xlsx({ rows: twice, hiddenColumns: [2] }))).children
  expect(child).toMatchObject({ name: '石安安', grade: 3, class: '1', sex: 'female' })
  const [alone] = (
    await readingOf(await xlsx({ rows: twice.map((r) => [r[0] ?? '', r[1] ?? '', r[3] ?? '']), hiddenColumns: [2] }))
  ).children
  expect(alone).toMatchObject({ grade: 2, class: '2' })
})

it.each([
  ['河湾镇青石小学3.2班留守儿童花名册', 3, '2'],
  ['青石小学（5-1）班学生名单', 5, '1'],
  ['青石小学四·3班', 4, '3'],
  ['青石小学2026年9月6.12班名单', 6, '12'],
  ['青石小学三（2）班花名册', 3, '2'],
])('a title names grade and class (F7): %s', async (title, grade, label) => {
  const { children } = await readingOf(csvOf([[title], ['姓名', '性别'], ['石安安', '女']]))
  expect(children).toMatchObject([{ grade, class: label }])
})

describe('no child is lost in silence', () => {
  it('skipped rows that hold a name with a birth date or an ID are listed', async () => {
    const { children, doubtfulRows } = await readingOf(
      await xlsx(
        {
          name: '三年级',
          rows: [
            ['三年级名单'],
            ['序号', '姓名', '性别', '出生日期', '身份证号'],
            ['1', '石安安', '女', '2015-04-11', ID],
            ['例', '石小满', '女', '2016-12-30', ''],
            ['合计', '', '', '', ''],
          ],
        },
        { name: '旧表', hidden: true, rows: [['石门村', '石小雨', ID]] },
      ),
    )
    expect(children.map((c) => c.name)).toEqual(['石安安'])
    expect(doubtfulRows).toEqual([
      { sheet: '三年级', row: 4, reason: 'note', name: '石小满', column: 1 },
      { sheet: '旧表', row: 1, reason: 'note', name: '石小雨', column: 1 },
    ])
  })
})
