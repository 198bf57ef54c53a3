import type { FormCell, FormGrid } from '../../domain/registers/blank-form.ts'

/** A blank behind a label within a text: from where to where; nothing between where the label ends the line. */
export type InnerBlank = { label: string; from: number; to: number }

const LABELLED = /([^\s　：:；;，,。、_＿□☐☑（）()]{1,14})[：:]([ 　_＿\t]*)/g

/** 学校：____　班级：____: the blanks of one text, each behind its label. A label with words behind it has none. */
export const innerBlanks = (text: string): InnerBlank[] =>
  [...text.matchAll(LABELLED)].flatMap((match) => {
    const [whole, label = '', blank = ''] = match
    const to = match.index + whole.length
    const from = to - blank.length
    const ends = to === text.length || text[to] === '\n'
    return blank === '' && !ends ? [] : [{ label, from, to }]
  })

/** Of a cell with several labels; one alone is filled as a cell. */
export const blanksOfCell = (text: string): InnerBlank[] => {
  const found = innerBlanks(text)
  return found.length > 1 ? found : []
}

/** A value set into a blank, apart from what follows. */
export const withBlank = (text: string, { from, to }: InnerBlank, value: string): string =>
  `${text.slice(0, from)}${value}${to < text.length && text[to] !== '\n' ? '　' : ''}${text.slice(to)}`

/** They stand behind everything else, a row each, so that what was mapped before keeps its place. */
export const gridOfBlanks = (labels: readonly string[]): FormGrid[] =>
  labels.length === 0
    ? []
    : [
        {
          kind: 'blanks',
          name: '格子里的空白',
          cells: labels.flatMap((text, row): FormCell[] => [
            { row, column: 0, down: 1, across: 1, text },
            { row, column: 1, down: 1, across: 1, text: '' },
          ]),
        },
      ]
