import * as z from 'zod'
import { uuid } from './kit.ts'

/** What an import looks like from outside: a list as read, its difference from the register, the decisions about it. */
const kinds = z.enum(['child', 'title', 'header', 'total', 'footer', 'blank', 'note'])
/** One sheet as it stands: meanings above; its rows are asked for by the page (`getRosterRows`). */
const sheetView = z.object({
  name: z.string(),
  hidden: z.boolean(),
  summary: z.boolean(),
  rowCount: z.number(),
  width: z.number(),
  columns: z.array(
    z.object({ column: z.number(), heading: z.string(), field: z.string().nullable(), sure: z.boolean() }),
  ),
})
export const rowView = z.object({
  row: z.number(),
  kind: kinds,
  hidden: z.boolean(),
  /** `masked`: a number stands there that is not told whole. `was`: what the file itself says, where somebody typed over it (F15). */
  cells: z.array(
    z.object({
      text: z.string(),
      issue: z.string().nullable(),
      masked: z.literal(true).optional(),
      was: z.string().optional(),
    }),
  ),
})
export const rosterProblem = z.object({
  sheet: z.string(),
  row: z.number(),
  /** The row's place among the sheet's rows, from 0. */
  index: z.number(),
  column: z.number().nullable(),
  name: z.string(),
  code: z.string(),
  text: z.string(),
})

export const progress = z.object({ done: z.number(), of: z.number(), text: z.string() }).nullable()
export const state = z.enum(['read', 'applying', 'applied', 'undoing', 'undone', 'cancelled'])
/** What was written, in numbers. */
export const written = z
  .object({
    added: z.number(),
    changed: z.number(),
    moved: z.number(),
    transferred: z.number(),
    left: z.number(),
    /** Handed to another school, which has still to take them in. */
    given: z.number(),
    /** Rows that named another school, and what became of them. */
    foreign: z.array(
      z.object({
        named: z.string(),
        school: z.string().nullable(),
        children: z.number(),
        what: z.enum(['left', 'taken', 'handed']),
      }),
    ),
    /** Rows left out because nobody said which class they belong to. */
    classless: z.number(),
  })
  .nullable()

/** One child as an import left it: what was done, and each field before and after (numbers masked). */
export const writtenChild = z.object({
  /** Its place in the import, from 0. */
  index: z.number().int(),
  what: z.enum(['added', 'transferred', 'changed', 'moved', 'left', 'given']),
  childId: uuid,
  name: z.string(),
  className: z.string().nullable(),
  /** The school where it was written, when that is not the one whose list it is. */
  school: z.string().nullable(),
  changes: z.array(z.object({ title: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
})

/** Where an import is, without its contents. */
export const rosterProgress = z.object({
  state,
  progress,
  message: z.string().nullable(),
  /** Would it be taken back as a whole now? If it was written and would not: why, as a sentence (F15). */
  canUndo: z.boolean(),
  undoRefused: z.string().nullable(),
  written,
})

export const rosterView = z.object({
  id: uuid,
  fileName: z.string(),
  state,
  term: z.string(),
  /** The first day of a term to come: from then on the list holds, and today stays as it is (decision 020). */
  comesOn: z.string().nullable(),
  schoolId: z.number(),
  schoolName: z.string(),
  /** Are numbers masked in its rows? Whole without a reason only to whoever handed it in, until it is written (M2). */
  masked: z.boolean(),
  by: z.string(),
  /** `wider`: a township's or county's list, taken apart by school. */
  placeKind: z.enum(['school', 'wider']),
  population: z.enum(['all', 'left-behind']),
  populationBecause: z.string(),
  childCount: z.number(),
  skippedCount: z.number(),
  columnsKnown: z.number(),
  columnsUnsure: z.number(),
  /** They are asked for by the page (`listRosterProblems`). */
  problemCount: z.number(),
  /** What was typed over the file's cells, the first hundred in the file's order; numbers masked. */
  mended: z.object({
    total: z.number(),
    items: z.array(
      z.object({
        sheet: z.string(),
        row: z.number(),
        /** The row's place among the sheet's rows, from 0. */
        index: z.number(),
        column: z.number(),
        heading: z.string(),
        name: z.string(),
        was: z.string(),
        text: z.string(),
      }),
    ),
  }),
  sheets: z.array(sheetView),
  fields: z.array(z.object({ field: z.string(), title: z.string() })),
  progress,
  appliedAt: z.string().nullable(),
  message: z.string().nullable(),
  written,
})

const change = z.object({
  field: z.string(),
  title: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
})
/** `key` names the row within the file: `sheet!row`; `school`: where it is written, when that is not the school whose list it is. */
const diffChild = z.object({
  key: z.string(),
  school: z.string().nullable(),
  name: z.string(),
  className: z.string().nullable(),
  sheet: z.string(),
  row: z.number(),
})
export const difference = z.object({
  baseline: z.string(),
  population: z.enum(['all', 'left-behind']),
  /** `away`: a parent is away by what the row says. */
  added: z.array(diffChild.extend({ text: z.string(), village: z.string().nullable(), away: z.boolean() })),
  /** `away`: how the number of those with a parent away moves; `back`: was off the roll; `up`: only a grade higher. */
  changed: z.array(
    diffChild.extend({
      childId: uuid,
      changes: z.array(change),
      effects: z.array(z.string()),
      away: z.number(),
      back: z.boolean(),
      up: z.boolean(),
    }),
  ),
  unchanged: z.number(),
  missing: z.array(
    z.object({
      childId: uuid,
      school: z.string().nullable(),
      name: z.string(),
      className: z.string().nullable(),
      guess: z.enum(['graduated', 'transferred', 'moved-away', 'stays']),
      because: z.string(),
      away: z.boolean(),
    }),
  ),
  /**
   * Rows that say that their child has left (转到…, 已退学): `says`, the row's own words; `to`, the school of the county that they name. `childId` null:
   * nobody on the register. `gone`: it has left by the register too.
   */
  leaving: z.array(
    diffChild.extend({
      childId: uuid.nullable(),
      gone: z.boolean(),
      says: z.string(),
      to: z.object({ code: z.string(), name: z.string() }).nullable(),
      away: z.boolean(),
    }),
  ),
  /** Nothing of these is written until somebody decides; `registerText` is the register's own child that it meets. */
  conflicts: z.array(
    diffChild.extend({
      kind: z.enum(['twice', 'number', 'doubtful', 'elsewhere']),
      reason: z.string(),
      childId: uuid.nullable(),
      registerText: z.string().nullable(),
    }),
  ),
  /** `childId` null: a file of another place, of which nothing more is told. */
  duplicates: z.array(
    diffChild.extend({
      candidates: z.array(
        z.object({
          childId: uuid.nullable(),
          name: z.string(),
          className: z.string().nullable(),
          reasons: z.array(z.string()),
        }),
      ),
    }),
  ),
  /** Rows whose number stands in a file of another place of the county: they move here when somebody confirms. */
  transfers: z.array(diffChild.extend({ because: z.string(), away: z.boolean() })),
  unmatchedVillages: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      address: z.string(),
      alias: z.string().nullable(),
      tie: z.boolean(),
      /** The village that it names and that is no longer in use. */
      stopped: z.string().nullable(),
    }),
  ),
  newClasses: z.array(
    z.object({
      school: z.string().nullable(),
      name: z.string(),
      grade: z.number().nullable(),
      label: z.string().nullable(),
      children: z.number(),
    }),
  ),
  /** The schools' classes, for a child that moved to another one. */
  classes: z.array(z.object({ school: z.string().nullable(), code: z.string(), name: z.string() })),
  /**
   * Rows whose class nobody knows; written once somebody said one of `choices`, or `none`. `suggested`: the only class there is.
   * `childId`: on the register already, without a class.
   */
  classless: z.array(
    diffChild.extend({
      childId: uuid.nullable(),
      choices: z.array(z.object({ value: z.string(), name: z.string() })),
      suggested: z.string().nullable(),
    }),
  ),
  /**
   * Rows that name another school, by school; nothing of them is written until somebody decides. `school`: the one of this county
   * that is meant; `may`: whoever looks may write there; `automatic`: a township's list goes there without asking; `to`: where
   * the rows go by the choice made.
   */
  foreign: z.array(
    z.object({
      key: z.string(),
      named: z.string(),
      school: z.object({ code: z.string(), name: z.string() }).nullable(),
      several: z.boolean(),
      /** The school that it names and that is no longer in use. */
      stopped: z.string().nullable(),
      may: z.boolean(),
      automatic: z.boolean(),
      choice: z.string().nullable(),
      to: z.string().nullable(),
      rows: z.array(
        z.object({
          key: z.string(),
          name: z.string(),
          className: z.string().nullable(),
          sheet: z.string(),
          row: z.number(),
        }),
      ),
    }),
  ),
  /** Schools that whoever looks may hand rows to. */
  targets: z.array(z.object({ code: z.string(), name: z.string() })),
  /** How many schools the list is written to. */
  schools: z.number(),
  /** Classes that the file names, with the enrolment typed for them where the list holds only some of the pupils. */
  enrolment: z.array(
    z.object({
      key: z.string(),
      school: z.string().nullable(),
      name: z.string(),
      listed: z.number(),
      typed: z.number().nullable(),
    }),
  ),
  before: z.object({ pupils: z.number(), leftBehind: z.number() }),
})

const key = z.string().max(160)
export const decisions = z.object({
  /** Keys of rows and ids of children that are not to be written. */
  skip: z.array(key).max(20000).default([]),
  /** Child → why it left, `stays`, `class:CODE` for the class that it moved to, `to:CODE` for the school that is to take it in. */
  missing: z
    .record(
      z.string(),
      z
        .string()
        .regex(/^(?:graduated|transferred|moved-away|dropped-out|died|mistake|stays|class:.{1,60}|to:.{1,60})$/),
    )
    .default({}),
  /** Row → id of the child that it is, `new` for another child, `elsewhere` for the file of another place. */
  same: z.record(key, z.string().max(60)).default({}),
  /** Row → code of its village. */
  villages: z.record(key, z.string().max(60)).default({}),
  /** Row → its class (`grade|label`), or `none`. */
  classes: z.record(key, z.string().regex(/^(?:none|[1-9]\|.{0,40})$/)).optional(),
  /** Class (`grade|label`) → pupils enrolled in it, where the list holds only some. */
  pupils: z.record(z.string().max(100), z.number().int().min(0).max(5000)).default({}),
})
