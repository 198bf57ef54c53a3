import { defineRecord } from '../kit/define-record.ts'
import { numberField, text } from '../kit/fields.ts'

/** A party in a tea house: a fictional kind about an entry, with a roll and staff, on which records about entries are tested. */
export const teaParty = defineRecord({
  kind: 'tea-party',
  version: 1,
  title: '茶会',
  about: '在茶馆里请孩子喝茶。',
  subject: { of: 'entry', entry: 'tea-house' },
  took: {
    title: '谁来了',
    marks: [
      { value: 'present', label: '来了' },
      { value: 'late', label: '来晚了' },
    ],
  },
  staff: { title: '谁沏茶', most: 3 },
  fields: [text('cake', { label: '点心', required: true, max: 20 }), numberField('pots', { label: '几壶' })],
  write: ['principal', 'head-teacher', 'township-officer'],
  read: ['principal', 'head-teacher', 'county-office'],
  line: (body) => String(body.cake ?? ''),
  reached: (_, { staff }) => staff.length > 0,
  columns: (_, { took }) => ({ quantity: took.length }),
  button: '记茶会',
  sources: ['S0.0'],
})
