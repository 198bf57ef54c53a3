import { describe, expect, it } from 'vitest'
import { csvOf, ID, readingOf } from '../testing/reading-of.ts'
import { bareHeading } from './simplify.ts'

const [A, B, C] = ['13800000001', '13800000002', '13800000003']

describe('English headings go by the lexicon of the Chinese ones', () => {
  it.each([
    ['Father’s Phone', '父亲电话'],
    ["Mother's Name", '母亲姓名'],
    ['FatherName', '父亲姓名'],
    ['father_phone', '父亲电话'],
    ['Phone (Guardian)', '电话(监护人)'],
    ['Date of Birth', '出生日期'],
    ['ID No.', '身份证号'],
    ['姓名 Name', '姓名'],
    ['父亲 Tel', '父亲电话'],
    ['监护人 Guardian', '监护人'],
    ['联系电话 Phone No.', '联系电话'],
    ['微信ID', '微信ID'],
    ['English Name', 'English姓名'],
    ['姓名（English）', '姓名(English)'],
    ["Uncle's phone", 'Uncle电话'],
  ])('%s', (heading, bare) => {
    expect(bareHeading(heading)).toBe(bare)
  })
  it('a whole list', async () => {
    const { children, columns } = await readingOf(
      csvOf([
        [
          'No.',
          'Name',
          'Sex',
          'Date of Birth',
          'ID Card Number',
          'Grade',
          'Class',
          'Home Address',
          "Father's Name",
          "Father's Phone",
          'Workplace',
          "Mother's Name",
          "Mother's Phone",
          'Guardian',
          'Relationship',
          'Guardian Phone',
          'Boarding',
          'Remarks',
        ],
        [
          '1',
          '石安安',
          'F',
          '2015-04-11',
          ID,
          'Grade 3',
          'Class 2',
          '河湾村',
          '石大山',
          A,
          '广东东莞',
          '冉梅',
          B,
          '冉春花',
          'Maternal grandmother',
          C,
          'Yes',
          '',
        ],
        ['2', '龙河生', 'Male', '2015-05-01', '', '3', '2', '河湾村', '龙大海', '', '', '', '', '', '', '', 'No', ''],
      ]),
    )
    expect(children).toMatchObject([
      {
        name: '石安安',
        sex: 'female',
        birthDate: '2015-04-11',
        idNumber: ID,
        grade: 3,
        class: '2',
        address: '河湾村',
        boarder: true,
        father: { name: '石大山', phones: [A], workPlace: '广东东莞' },
        mother: { name: '冉梅', phones: [B] },
        caregiver: { name: '冉春花', relation: 'maternal-grandmother', phones: [C] },
        issues: [],
      },
      { name: '龙河生', sex: 'male', grade: 3, class: '2', boarder: false, father: { name: '龙大海', phones: [] } },
    ])
    // As it was written.
    expect(columns[1]?.heading).toBe('Name')
  })
  it('two languages in one heading', async () => {
    const { children } = await readingOf(
      csvOf([
        ['序号 No.', '姓名 Name', '性别 Gender', '班级 Class', '父亲 Father', '父亲电话 Tel', '备注 Remarks'],
        ['1', '石安安', '女', '三（2）班', '石大山', A, '好'],
      ]),
    )
    expect(children).toMatchObject([
      { name: '石安安', sex: 'female', grade: 3, class: '2', father: { name: '石大山', phones: [A] } },
    ])
    expect(children[0]?.more.notes).toBe('好')
  })
  it('a phone belongs to nobody whom the heading does not name', async () => {
    const { children } = await readingOf(
      csvOf([
        [
          'Name',
          'Sex',
          'Father',
          "Class Teacher's Phone",
          "Uncle's Phone",
          'Emergency Contact',
          'Phone',
          'Former School',
        ],
        ['石安安', 'F', '石大山', A, B, '李二', C, '青石小学'],
      ]),
    )
    expect(children).toMatchObject([
      {
        name: '石安安',
        school: null,
        father: { name: '石大山', phones: [] },
        mother: { phones: [] },
        caregiver: { name: null, phones: [] },
      },
    ])
    expect(children[0]?.more.phones).toEqual([])
  })
  it('English names beside Chinese ones are no names of the register', async () => {
    const { children } = await readingOf(
      csvOf([
        ['English Name', 'Chinese Name', 'Gender'],
        ['Ann', '石安安', 'F'],
      ]),
    )
    expect(children.map((c) => c.name)).toEqual(['石安安'])
  })
})
