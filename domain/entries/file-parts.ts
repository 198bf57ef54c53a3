import { choices } from '../kit/fields.ts'
import type { Role } from '../roles.ts'

/** Who knows a child's home and writes it down (kinds.md §6: nothing of the parents' work, money or health is a helper's to know). */
export const FILE_WRITERS: readonly Role[] = [
  'head-teacher',
  'dean',
  'principal',
  'village-director',
  'township-officer',
]
export const FILE_READERS: readonly Role[] = [...FILE_WRITERS, 'county-office']

/** From whom it is known: kept with what was changed in the same go. */
export const toldField = choices(
  'told',
  [
    { value: 'child', label: '孩子自己说' },
    { value: 'carer', label: '照看的人说' },
    { value: 'parents', label: '爸爸妈妈说' },
    { value: 'seen', label: '自己看到' },
    { value: 'village', label: '村里、邻居说' },
    { value: 'papers', label: '看了证件材料' },
  ],
  { label: '这次是从哪里知道的', required: true },
)
