import type { FieldSpec } from '../../kit/field-spec.ts'
import { homeVisit } from '../../records/home-visit.ts'
import { type Family, type Given, orLine, type Piece, type Sheet } from './sheet.ts'

/** One question of the record as it is answered by hand: what is chosen is ticked, what is told gets lines. */
const asked = (field: FieldSpec): Piece[] => {
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return [
        {
          piece: 'boxes',
          label: field.label,
          options: (field.options ?? []).filter((o) => !o.gone).map((o) => o.label),
        },
      ]
    case 'long-text':
      return [{ piece: 'lines', label: field.label, n: 3 }]
    default:
      return [{ piece: 'fill', items: [{ label: field.label, value: null, wide: true }] }]
  }
}

/** A home visit on paper (S1.13, S4.7): the questions of the record itself, so that nothing is missing when it is typed in later. */
export const visitSheet = (family: Family, given: Given): Sheet => ({
  key: family.id,
  name: family.name,
  alone: true,
  close: true,
  pieces: [
    { piece: 'title', text: '家访记录' },
    {
      piece: 'fill',
      items: [
        { label: '孩子', value: family.name },
        { label: '班', value: family.className },
        { label: '住在', value: orLine(family.address ?? family.villageName) },
        { label: '谁照看', value: family.carer },
        { label: '哪天去的', value: null },
        { label: '去的人', value: orLine(given.teacher) },
      ],
    },
    ...homeVisit.fields.flatMap(asked),
    {
      piece: 'note',
      text: '担心孩子安全：先打 110，当天告诉校长和村里，不等回来录入。回到学校，打开这名孩子的档案点“记家访”，照着录入，日期写去的那天；录完把纸收好，不要留在桌上。',
    },
  ],
})
