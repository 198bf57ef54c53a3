import { inWordsOf } from '../../calendar/year.ts'
import type { PlaceKind } from '../../registers/place.ts'
import type { ReportFace } from '../kinds.ts'
import { doc, inWords, line } from './doc.ts'
import type { SummaryDraft, SummaryInput, SummarySection } from './input.ts'
import { type Pen, penOf, type Voice } from './pen.ts'
import type { Problem, SummaryQuestion } from './question.ts'
import type { Sum } from './rule-part.ts'

/** What a section is written from: the pen, and what was found to be wrong or worth asking. */
export type Told = { pen: Pen; problems: readonly Problem[]; questions: readonly SummaryQuestion[] }

/** One part of a page; null where this page has no such part (nothing to look back on). */
export type Section = {
  key: string
  heading: string | null
  write: (told: Told) => SummarySection['doc'] | null
}

/** A table of the places below: of which kind, under what head, which figures; `beside`: what sentences over the table ask of each place besides. */
export type PlaceTable = {
  kind: PlaceKind
  head: string
  columns: readonly { id: string; head: string }[]
  beside?: readonly string[]
}

/** A genre: whose paper it is, in whose voice, by which sections; who may write and issue it stands with its face. */
export type ReportDefinition = {
  face: ReportFace
  /** In whose voice; where it is written of several kinds of place, as the place asks. */
  voiceAt: (placeKind: PlaceKind) => Voice
  problems: (pen: Pen) => Problem[]
  questions: (pen: Pen) => SummaryQuestion[]
  sections: readonly Section[]
  /** What of it is written for the public (summaries §3.4); null: it is not written for the public. */
  forPublic: readonly Section[] | null
  /** What has to add up beside the sums of each duty. */
  sums: readonly Sum[]
  /** The paper's own name after place and term. */
  paper: string
  /** The whole title, where it is not place, term and paper. */
  titleOf?: (pen: Pen) => string
  /** It has a place for one closed case, told without names (summaries §5 S2A). */
  tellsCase?: true
  /** Places below that stand in its table, one a row, and the figures that stand there. */
  rows: PlaceTable | null
}

export type Report = ReportDefinition & { draft: (input: SummaryInput) => SummaryDraft }

const REVIEW_ASKED: SummarySection = { key: 'closing', heading: null, doc: doc(line`以上情况，请审阅。`) }

/**
 * A genre as a pure function: every number a figure, every claim of something done counted from records, blanks for what only the
 * author knows. The same input gives the same page.
 */
export const defineReport = (definition: ReportDefinition): Report => ({
  ...definition,
  draft: (input) => {
    const said = (text: string) => inWordsOf(input.term.id, text)
    const pen = penOf(input, definition.voiceAt(input.placeKind))
    const questions = definition.questions(pen)
    const problems = [...definition.problems(pen), ...questions.filter((q) => q.accepted).map((q) => q.problem)]
    const parts = (input.level === 'public' ? definition.forPublic : null) ?? definition.sections
    const sections = parts.flatMap(({ key, heading, write }): SummarySection[] => {
      const written = write({ pen, problems, questions })
      // What is quoted of the last plan stays as it was written.
      return written ? [{ key, heading, doc: key === 'lookback' ? written : inWords(written, said) }] : []
    })
    // What is handed up asks to be read (summaries §4), in a line of its own before what is said of the data.
    if (input.level === 'upward' && definition.face.usual)
      sections.splice(sections.at(-1)?.key === 'notes' ? -1 : sections.length, 0, REVIEW_ASKED)
    return {
      title: definition.titleOf?.(pen) ?? `${input.ofSchool ?? ''}${input.place}${input.termName}${definition.paper}`,
      sections,
      questions: questions.map((q) => ({ ...q, text: said(q.text) })),
      problems: problems.length,
    }
  },
})
