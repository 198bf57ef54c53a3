import { describe, expect, it } from 'vitest'
import { columnOf, copiedFormula, isTameFormula, lettersOfColumn, movedFormula, movedRef } from './xml-cells.ts'

const three = { after: 6, rows: 3 }

describe('references after rows were put in', () => {
  it('columns have letters', () => {
    for (const [letters, column] of [
      ['A', 0],
      ['Z', 25],
      ['AA', 26],
      ['AZ', 51],
      ['XFD', 16383],
    ] as const) {
      expect(columnOf(letters)).toBe(column)
      expect(lettersOfColumn(column)).toBe(letters)
    }
  })
  it('what stands below moves, a range that ends there grows, what is above stays', () => {
    expect(['B6', 'B7', 'A1:C6', 'A7:C9', 'A1:C5', '$B$7'].map((ref) => movedRef(ref, three))).toEqual([
      'B6',
      'B10',
      'A1:C9',
      'A10:C12',
      'A1:C5',
      '$B$10',
    ])
  })
  it('a total takes in the new rows, on its own sheet and on others; texts and names stay', () => {
    const moved = (formula: string, at = '表') => movedFormula(formula, at, '表', three)
    expect(moved('SUM(C4:C6)+C8')).toBe('SUM(C4:C9)+C11')
    expect(moved('IF(C7>0,"C7 不变",LOG10(C7))')).toBe('IF(C10>0,"C7 不变",LOG10(C10))')
    expect(moved('SUM(C4:C6)', '别的')).toBe('SUM(C4:C6)')
    expect(moved("表!C7+'表'!C7+别的!C7", '别的')).toBe("表!C10+'表'!C10+别的!C7")
  })
  it('copied down, what is pinned stays', () => {
    expect(copiedFormula('B4*$B$1+$C4+D$2', 2)).toBe('B6*$B$1+$C6+D$2')
  })
})

it('a formula that only reckons is kept; one that fetches, runs or names another file is not', () => {
  for (const fine of ['SUM(C4:C9)', 'IF(A1="HYPERLINK(x)",1,0)', 'ROUND(C4/C$9*100,1)', 'C4+C5'])
    expect(isTameFormula(fine), fine).toBe(true)
  for (const wild of [
    'WEBSERVICE("http://a")',
    '[1]Sheet1!A1',
    'HYPERLINK("x","y")',
    "cmd|'/c calc'!A0",
    'CALL("k")',
    'INDIRECT("A1")',
  ])
    expect(isTameFormula(wild), wild).toBe(false)
})
