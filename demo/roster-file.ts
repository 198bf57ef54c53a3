import ExcelJS from 'exceljs'
import type { Person, Stay } from './people.ts'

const where = (stay: Stay) => (stay === 'home' ? '在家' : stay.place)
const since = (person: Person) => {
  const away = [person.father.stay, person.mother.stay].flatMap((stay) => (stay === 'home' ? [] : [stay]))[0]
  return away ? away.since.replace('-', '年').concat('月') : ''
}
const GRADES = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** A roster as a school keeps it: title rows, a two-row header, one sheet per grade, totals and signatures below. */
export const rosterFile = async (school: string, title: string, people: readonly Person[]): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook()
  for (const grade of [...new Set(people.map((p) => p.grade))].sort()) {
    const sheet = book.addWorksheet(`${GRADES[grade]}年级`)
    sheet.addRow([`${school}${title}`])
    sheet.mergeCells('A1:S1')
    sheet.addRow([`填报单位：${school}（盖章）`])
    sheet.addRow([
      '序号',
      '姓名',
      '性别',
      '身份证号码',
      '出生日期',
      '班级',
      '家庭住址',
      '父亲',
      '',
      '',
      '母亲',
      '',
      '',
      '外出时间',
      '监护人',
      '',
      '',
      '是否住校',
      '备注',
    ])
    sheet.addRow([
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '姓名',
      '联系电话',
      '务工地点',
      '姓名',
      '联系电话',
      '务工地点',
      '',
      '姓名',
      '与学生关系',
      '联系电话',
      '',
      '',
    ])
    for (const range of [
      'H3:J3',
      'K3:M3',
      'O3:Q3',
      ...['A', 'B', 'C', 'D', 'E', 'F', 'G', 'N', 'R', 'S'].map((c) => `${c}3:${c}4`),
    ])
      sheet.mergeCells(range)
    const rows = people.filter((p) => p.grade === grade).sort((a, b) => a.klass - b.klass)
    rows.forEach((p, i) => {
      sheet.addRow([
        i + 1,
        p.name,
        p.sex === 'male' ? '男' : '女',
        p.id,
        p.birth.replaceAll('-', '.'),
        `${GRADES[p.grade]}（${p.klass}）班`,
        `${p.village}${p.group}组`,
        p.father.name,
        p.father.phone,
        where(p.father.stay),
        p.mother.name,
        p.mother.phone,
        where(p.mother.stay),
        since(p),
        p.carer.name,
        p.carer.relation,
        p.carer.phone,
        p.boarder ? '是' : '否',
        '',
      ])
    })
    sheet.addRow(['合计', `${rows.length}人`])
    sheet.addRow([])
    sheet.addRow(['填表人：', '', '', '', '审核人：', '', '', '校长（签字）：'])
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}
