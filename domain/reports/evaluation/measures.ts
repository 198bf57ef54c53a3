import type { Evaluated, ListedIndicator } from '../../entries/indicators.ts'

/**
 * How an indicator's evidence is counted, by ids of figures: `shows`, there is some; `enough`, so many of it are enough; `part`, how
 * much of a whole; `without`, how much of a whole is left without it, where `target` of it is as good as all; `some`, whatever there is
 * is enough, and none says nothing (the duty's day has not come, or nobody owes it here); `figure`, where between two numbers it lies, as a county says.
 */
export type Measure =
  | { shows: string }
  | { some: string }
  | { enough: string; n: number }
  | { part: string; whole: string }
  | { without: string; whole: string; target: number }
  | { figure: string; none: number; full: number }

const duty = (rule: string): Measure => ({ part: `${rule}.met`, whole: `${rule}.due` })
const dutyOr = (rule: string, some: string): readonly Measure[] => [duty(rule), { some }]

/** What shows each indicator (domain/entries/indicators.ts), the first that can be judged by; whatever is not here is people's alone to judge. */
export const MEASURES: Readonly<Record<string, readonly Measure[]>> = {
  group: [{ shows: 'group.posts' }],
  plan: [{ shows: 'campaigns' }],
  'group-meetings': dutyOr('term-group-meeting', 'group.meetings'),
  rules: [{ enough: 'rules.asked', n: 6 }],
  files: [{ without: 'files.gaps', whole: 'files.open', target: 0.95 }],
  resurveyed: [{ part: 'files.resurveyed', whole: 'left-behind.education' }],
  cards: [{ part: 'cards.reachable', whole: 'cards.tried' }],
  needs: [{ without: 'needs.waiting', whole: 'needs.raised', target: 1 }],
  paired: [{ part: 'paired.children', whole: 'left-behind.education' }],
  'pair-meetings': [{ without: 'pairs.silent', whole: 'pairs', target: 1 }],
  'key-plans': [duty('key-child-plan')],
  effect: [duty('plan-four-weeks')],
  talks: [duty('monthly-talk')],
  visits: [duty('term-home-visits')],
  carers: [duty('monthly-carer-contact')],
  calls: [duty('monthly-family-call')],
  letters: dutyOr('term-letters', 'letters'),
  meetings: [{ shows: 'meetings.held' }],
  home: [duty('home-open')],
  activities: [{ shows: 'activities' }],
  condolence: dutyOr('half-yearly-condolence', 'condolence.visits'),
  lessons: dutyOr('term-lesson', 'lessons.held'),
  surroundings: [{ shows: 'inspections' }],
}

/** What shows a township's indicators that are none of a school's. */
const OF_TOWNSHIPS: Readonly<Record<string, readonly Measure[]>> = {
  resurveyed: [{ part: 'files.resurveyed', whole: 'left-behind.state' }],
  paired: [{ part: 'paired.children', whole: 'left-behind.state' }],
  stations: [{ shows: 'stations.active' }],
  publicity: [{ shows: 'publicity.items' }],
}

/** What shows a line of a list (decision 063): as the usual one of its key, by a number, or by none. */
export const measuresOf = (
  about: Evaluated,
  { key, suggests }: Pick<ListedIndicator, 'key' | 'suggests'>,
): readonly Measure[] => {
  if (suggests.by === 'hand') return []
  if (suggests.by === 'figure') return [{ figure: suggests.figure, none: suggests.none, full: suggests.full }]
  return (about === 'township' ? OF_TOWNSHIPS[key] : undefined) ?? MEASURES[key] ?? []
}

/** The figures that stand behind a measure, what is counted first. */
export const figuresIn = (measure: Measure): string[] => {
  if ('shows' in measure) return [measure.shows]
  if ('some' in measure) return [measure.some]
  if ('enough' in measure) return [measure.enough]
  if ('figure' in measure) return [measure.figure]
  return 'part' in measure ? [measure.part, measure.whole] : [measure.without, measure.whole]
}

/**
 * How far the evidence goes, 0 to 1; null where there is nothing to judge by: nothing of it is due here, or a number is not known.
 * `numberOf`: a figure's value.
 */
export const reached = (measure: Measure, numberOf: (id: string) => number | null): number | null => {
  if ('shows' in measure) {
    const n = numberOf(measure.shows)
    return n === null ? null : n > 0 ? 1 : 0
  }
  if ('some' in measure) return (numberOf(measure.some) ?? 0) > 0 ? 1 : null
  if ('enough' in measure) {
    const n = numberOf(measure.enough)
    return n === null ? null : Math.min(1, n / measure.n)
  }
  if ('figure' in measure) {
    const n = numberOf(measure.figure)
    return n === null ? null : Math.min(1, Math.max(0, (n - measure.none) / (measure.full - measure.none)))
  }
  const whole = numberOf(measure.whole)
  const told = numberOf('part' in measure ? measure.part : measure.without)
  if (whole === null || whole === 0 || told === null) return null
  if ('part' in measure) return Math.min(1, told / whole)
  return Math.min(1, Math.max(0, whole - told) / whole / measure.target)
}

/** Points that the evidence suggests, whole ones and never rounded up to all of them; null where nothing can be judged. */
export const suggestedPoints = (points: number, far: number | null): number | null =>
  far === null ? null : far === 1 ? points : Math.min(points - 1, Math.round(points * far))
