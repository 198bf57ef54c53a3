import { RELATION_NAMES } from './child.ts'
import type { CareKind, ParentState, Relation } from './child-facts.ts'
import { sinceWords } from './parent-words.ts'

/** What the picture is drawn from: the child, who belongs to it, and where each of them is. */
export type FamilyOf = {
  name: string
  /** Where the child is by day and night: 三年级(1)班，寄宿. */
  where: string
  father: { name: string | null; state: ParentState; place: string | null; since: string | null }
  mother: { name: string | null; state: ParentState; place: string | null; since: string | null }
  carer: { name: string | null; kind: CareKind; relation: Relation | null; relationText: string | null }
  /** Brothers and sisters on the register. */
  siblings: readonly { name: string; where: string }[]
  /** Who helps besides, by what they are: 志愿者 何静. */
  helpers: readonly { title: string; name: string }[]
}

export type FamilyRole = 'child' | 'father' | 'mother' | 'carer' | 'sibling' | 'helper'
export type FamilyPerson = {
  key: string
  role: FamilyRole
  title: string
  name: string
  /** Where, and since when: a line each. */
  lines: readonly string[]
  /** Lives or works elsewhere: drawn with a broken line. */
  apart: boolean
}
/** `cares`: looks after the child day by day. */
export type FamilyTie = { from: string; kind: 'parent' | 'cares' | 'sibling' | 'helps' }
export type FamilyPicture = { people: readonly FamilyPerson[]; ties: readonly FamilyTie[]; told: readonly string[] }

/**
 * A parent's place as it may stand on a paper that a child sees: nothing of prison or of having lost somebody, and of the dead only that
 * they are no more.
 */
const whereOf = (p: FamilyOf['father']): string[] => {
  switch (p.state) {
    case 'home':
      return ['在家']
    case 'away':
      return [p.place ?? '在外地', ...(p.since ? [sinceWords(p.since)] : [])]
    case 'dead':
      return ['已不在']
    case 'none':
    case 'unknown':
    case 'listed':
      return ['还没问清']
    default:
      return ['不在身边']
  }
}

const parentOf = (role: 'father' | 'mother', p: FamilyOf['father']): FamilyPerson[] =>
  p.state === 'none' && p.name === null
    ? []
    : [
        {
          key: role,
          role,
          title: role === 'father' ? '爸爸' : '妈妈',
          name: p.name ?? '',
          lines: whereOf(p),
          apart: p.state !== 'home',
        },
      ]

/** Which of the parents looks after the child, where one of them does: by the relation, else whoever is at home. */
const caringParent = (family: FamilyOf): 'father' | 'mother' | null => {
  const { relation, kind } = family.carer
  if (relation === 'father' || relation === 'mother') return relation
  if (kind !== 'parent') return null
  return (['mother', 'father'] as const).find((who) => family[who].state === 'home') ?? null
}

const carerOf = (family: FamilyOf): FamilyPerson[] => {
  const { kind, relation, relationText, name } = family.carer
  if (caringParent(family) !== null || kind === 'alone' || kind === 'parent') return []
  const known = kind !== 'unknown' || name !== null
  const title = relationText ?? (relation ? RELATION_NAMES[relation] : '照看的人')
  return [
    {
      key: 'carer',
      role: 'carer',
      title,
      // Whom a list calls by the kinship alone is said once.
      name: name === title ? '' : (name ?? ''),
      lines: [known ? '照看孩子' : '谁照看还没问清'],
      apart: false,
    },
  ]
}

const called = (person: FamilyPerson): string => `${person.title}${person.name ? ` ${person.name}` : ''}`

/**
 * The family as a picture (who is where, who looks after whom) and the same in sentences for whoever does not see it. Drawn from the
 * register alone: who is not written there is not in it.
 */
export const familyPicture = (family: FamilyOf): FamilyPicture => {
  const child: FamilyPerson = {
    key: 'child',
    role: 'child',
    title: '',
    name: family.name,
    lines: family.where ? [family.where] : [],
    apart: false,
  }
  const parents = [...parentOf('father', family.father), ...parentOf('mother', family.mother)]
  const carer = carerOf(family)
  const helpers = family.helpers.map(
    ({ title, name }, i): FamilyPerson => ({
      key: `helper${i}`,
      role: 'helper',
      title,
      name,
      lines: ['结对帮扶'],
      apart: false,
    }),
  )
  const siblings = family.siblings.map(
    ({ name, where }, i): FamilyPerson => ({
      key: `sibling${i}`,
      role: 'sibling',
      title: '兄弟姐妹',
      name,
      lines: where ? [where] : [],
      apart: false,
    }),
  )
  const caring = caringParent(family)
  const people = [child, ...parents, ...carer, ...helpers, ...siblings]
  const ties = people.flatMap((person): FamilyTie[] => {
    switch (person.role) {
      case 'child':
        return []
      case 'carer':
        return [{ from: person.key, kind: 'cares' }]
      case 'helper':
        return [{ from: person.key, kind: 'helps' }]
      case 'sibling':
        return [{ from: person.key, kind: 'sibling' }]
      default:
        return [{ from: person.key, kind: person.role === caring ? 'cares' : 'parent' }]
    }
  })
  const told = [
    ...parents.map((p) => `${called(p)}：${p.lines.join('，')}${p.role === caring ? '，照看孩子' : ''}。`),
    ...carer.map((p) => `${called(p)}：${p.lines.join('，')}。`),
    ...(family.carer.kind === 'alone' ? [`${family.name}自己住，没有登记谁照看。`] : []),
    ...helpers.map((p) => `${called(p)}：${p.lines.join('，')}。`),
    ...siblings.map((p) => `${called(p)}${p.lines.length ? `：${p.lines.join('，')}` : ''}。`),
  ]
  return { people, ties, told }
}

/** A text in lines of at most so many full widths (a Latin letter or digit is half of one); nothing is lost or put in. */
export const inLines = (text: string, width: number): string[] => {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const letter of text) {
    const wide = letter <= 'ÿ' ? 0.55 : 1
    if (used + wide > width && line !== '') {
      lines.push(line)
      line = ''
      used = 0
    }
    line += letter
    used += wide
  }
  return line === '' ? lines : [...lines, line]
}
