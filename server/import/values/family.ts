import type { Field } from '../headings/fields.ts'
import type { Cells } from '../interpret-row.ts'
import type { ChildReading, ParentReading } from '../reading.ts'
import { readDate } from './date.ts'
import { isNothing, tickOf } from './empty.ts'
import { readParents, readPerson } from './name.ts'
import { isRelationWord, readRelation } from './relation.ts'
import { NO_STAY, readAwayKind, readStay, type Stay, splitStay } from './stay.ts'

type Phones = (field: Field, texts: string[]) => string[]
type Who = 'father' | 'mother'

export type Family = Pick<ChildReading, 'father' | 'mother' | 'caregiver'> & {
  more: Pick<ChildReading['more'], 'fatherState' | 'motherState' | 'fatherSince' | 'motherSince' | 'relationText'>
}

/** Father, mother and who looks after the child, from all columns that speak of them. */
export const readFamily = (cells: Cells, phones: Phones): Family => {
  const shared = sharedNames(cells)
  const people = {
    father: readPerson(cells.text('fatherName') || shared.father),
    mother: readPerson(cells.text('motherName') || shared.mother),
  }
  const own: Record<Who, string[]> = {
    father: phones('fatherPhone', [
      nameDigits(cells.text('fatherName') || shared.father),
      ...cells.texts('fatherPhone'),
    ]),
    mother: phones('motherPhone', [
      nameDigits(cells.text('motherName') || shared.mother),
      ...cells.texts('motherPhone'),
    ]),
  }
  sharePhones(cells, phones, people, own)
  const stays = staysOf(cells, {
    father: people.father.name !== null || own.father.length > 0,
    mother: people.mother.name !== null || own.mother.length > 0,
  })
  const parent = (who: Who): ParentReading => ({
    name: people[who].name,
    phones: own[who],
    workPlace: stays[who].place,
    away: stays[who].away,
  })
  const state = (who: Who) => stays[who].state ?? (people[who].dead ? 'dead' : null)
  return {
    father: parent('father'),
    mother: parent('mother'),
    ...carer(cells, phones, {
      fatherState: state('father'),
      motherState: state('mother'),
      fatherSince: since(cells, 'fatherSince', stays.father),
      motherSince: since(cells, 'motherSince', stays.mother),
    }),
  }
}

/** A name cell that also holds a number gives the number to the phones. */
const nameDigits = (text: string): string => (/\d{7,}/.test(text.replace(/[\s-]/g, '')) ? text : '')

const sharedNames = (cells: Cells): { father: string; mother: string } => {
  const text = cells.text('parentsName')
  if (isNothing(text)) return { father: '', mother: '' }
  const both = readParents(text)
  // One grown-up under 家长: the relation column may tell which.
  const relation = readRelation(cells.text('carerRelation'))
  if (both.mother === '' && relation === 'mother' && !cells.has('carerName')) return { father: '', mother: both.father }
  return both
}

const sharePhones = (
  cells: Cells,
  phones: Phones,
  people: Record<Who, { name: string | null }>,
  own: Record<Who, string[]>,
) => {
  const text = cells.text('parentsPhone')
  if (isNothing(text)) return
  const labelled = /父|爸|母|妈/.test(text)
  const fatherPart = labelled ? (/(?:父|爸)[^母妈]*/.exec(text)?.[0] ?? '') : ''
  const motherPart = labelled ? (/(?:母|妈)[^父爸]*/.exec(text)?.[0] ?? '') : ''
  if (labelled) {
    own.father.push(...phones('parentsPhone', [fatherPart]))
    own.mother.push(...phones('parentsPhone', [motherPart]))
    return
  }
  const found = phones('parentsPhone', [text])
  const first: Who = people.father.name === null && people.mother.name !== null ? 'mother' : 'father'
  if (found[0]) own[first].push(found[0])
  if (found[1]) own[people.mother.name === null ? first : 'mother'].push(found[1])
  if (found.length > 2) own[first].push(...found.slice(2))
}

const staysOf = (cells: Cells, written: Record<Who, boolean>): Record<Who, Stay> => {
  const shared = cells.text('parentsPlace')
  const split = isNothing(shared) ? null : splitStay(shared)
  const both = isNothing(shared) || split ? NO_STAY : readStay(shared)
  const kind = readAwayKind(cells.text('awayKind'))
  const bothTick = tickOf(cells.text('bothAway'))
  const of = (who: Who): Stay => {
    const own = readStay(cells.text(`${who}Place`))
    const marked = readStay(cells.text(`${who}Away`))
    const place = own.place ?? marked.place ?? (split ? split[who].place : written[who] ? both.place : null)
    const away =
      own.away ??
      marked.away ??
      (split ? split[who].away : null) ??
      (bothTick === true ? true : null) ??
      kind[who] ??
      (written[who] ? both.away : null) ??
      null
    const state = own.state ?? marked.state ?? (split ? split[who].state : null)
    // A shared place speaks of those who are away: not of the one said to be at home.
    return away === false
      ? { away, place: null, state }
      : { away: away ?? (place === null ? null : true), place, state }
  }
  return { father: of('father'), mother: of('mother') }
}

const since = (cells: Cells, field: 'fatherSince' | 'motherSince', stay: Stay): string | null => {
  const own = readDate(cells.raw(field), { years: true }).date
  if (own) return own
  return stay.away === true ? readDate(cells.raw('parentsSince'), { years: true }).date : null
}

const carer = (
  cells: Cells,
  phones: Phones,
  more: Omit<Family['more'], 'relationText'>,
): Pick<Family, 'caregiver' | 'more'> => {
  const text = cells.text('carerName')
  const relationText = isNothing(cells.text('carerRelation')) ? null : cells.text('carerRelation').replace(/\s/g, '')
  const named = /^(.*?)[(（]([^)）]+)[)）]$/.exec(text.replace(/\s/g, ''))
  const inside = named && isRelationWord(named[2] ?? '') ? (named[2] ?? null) : null
  const led =
    /^(爷爷|奶奶|祖父|祖母|外公|外婆|外祖父|外祖母|姥姥|姥爷|姑姑|姑妈|舅舅|叔叔|伯父)[:：]?(?=\p{Script=Han}{2,4}$)/u.exec(
      text.replace(/\s/g, ''),
    )?.[1] ?? null
  const alone = isRelationWord(text) ? text.replace(/\s/g, '') : null
  const name = readPerson(inside ? (named?.[1] ?? '') : led ? text.replace(/\s/g, '').slice(led.length) : text).name
  const word = relationText ?? inside ?? led ?? alone
  return {
    caregiver: {
      name,
      relation: word === null ? null : readRelation(word),
      phones: phones('carerPhone', [nameDigits(text), ...cells.texts('carerPhone')]),
    },
    more: { ...more, relationText: word },
  }
}
