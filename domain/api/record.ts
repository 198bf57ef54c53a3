import * as z from 'zod'
import { DUTY_STATES } from '../duties/types.ts'
import { MOST_ABOUT, MOST_TOOK } from '../kit/record-subject.ts'
import { CONCERN_STATES } from './concern.ts'
import { date, type Endpoint, name60, page, paged, uuid } from './kit.ts'

export const record = z.object({
  id: uuid,
  kind: z.string(),
  kindTitle: z.string(),
  version: z.number(),
  happenedOn: z.string(),
  receivedAt: z.string(),
  children: z.array(z.object({ id: uuid, name: z.string(), className: z.string().nullable() })),
  /** The place that it is about; null where it is about children. */
  place: z.object({ code: z.string(), name: z.string() }).nullable(),
  /** The entry that it is about, by its register and its line; null where it is about children or a place. */
  entry: z.object({ id: uuid, kindTitle: z.string(), line: z.string() }).nullable(),
  /** Children who took part, as far as the reader sees them. */
  took: z.array(
    z.object({ id: uuid, name: z.string(), mark: z.string(), markTitle: z.string(), note: z.string().nullable() }),
  ),
  staff: z.array(z.object({ account: uuid.nullable(), name: z.string() })),
  author: z.object({ id: uuid, name: z.string() }),
  body: z.record(z.string(), z.unknown()),
  line: z.string(),
  replaces: uuid.nullable(),
  supersededBy: uuid.nullable(),
  late: z.boolean(),
  /** Stood on paper and was written down afterwards. */
  paper: z.boolean(),
  mine: z.boolean(),
  /** Says 担心安全, or corrects one that said it: has somebody written what was done? */
  concern: z.enum(CONCERN_STATES).nullable(),
  /** May whoever asks correct it? The same rule as when a correction is saved. */
  canCorrect: z.boolean(),
})

export const recordInput = z.object({
  id: uuid,
  kind: z.string().max(40),
  version: z.number().int().min(1),
  /** Short for `about: {children}`. */
  childIds: z.array(uuid).min(1).max(MOST_ABOUT).optional(),
  about: z
    .union([
      z.object({ children: z.array(uuid).min(1).max(MOST_ABOUT) }),
      z.object({ place: z.string().min(1).max(40) }),
      z.object({ entry: uuid }),
    ])
    .optional(),
  took: z
    .array(z.object({ child: uuid, mark: z.string().max(40), note: z.string().trim().max(200).nullish() }))
    .max(MOST_TOOK)
    .optional(),
  staff: z
    .array(z.object({ account: uuid.nullish(), name: name60 }))
    .max(60)
    .optional(),
  happenedOn: date,
  body: z.record(z.string(), z.unknown()),
  replaces: uuid.nullish(),
  /** Stood on paper: written down afterwards, with its real day. */
  paper: z.boolean().optional(),
  deviceAt: z.string().max(40).nullish(),
})

export const recordApi = {
  saveRecords: {
    method: 'POST',
    path: '/api/records',
    needs: 'record.write',
    about: '存记录；同一编号再发一次不会重复；每条各有答复。各类记录的 body 见 components.schemas 里的 record-<kind>',
    body: z.object({
      /** Each is judged by itself: one that does not fit its shape gets a verdict and holds up no other. */
      records: z
        .array(z.union([recordInput, z.looseObject({})]))
        .min(1)
        .max(500),
    }),
    response: z.object({
      verdicts: z.array(
        z.object({
          /** As it was sent; empty where there was none. */
          id: z.string(),
          verdict: z.enum(['accepted', 'duplicate', 'needs-attention', 'refused']),
          code: z.string().nullable(),
          message: z.string().nullable(),
          problems: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })),
        }),
      ),
    }),
  },
  prepareRecord: {
    method: 'GET',
    path: '/api/records/prepare',
    needs: 'record.write',
    about: '动笔之前：说的是谁、同一户还有谁、上次说了什么，或是哪一条登记；更正时带出原来那一条',
    query: z.object({
      kind: z.string().max(40),
      /** Ids of children, separated by commas. */
      children: z.string().max(2400).default(''),
      /** Where it is about an entry: which. */
      entry: uuid.optional(),
      replaces: uuid.optional(),
    }),
    response: z.object({
      people: z.array(
        z.object({
          id: uuid,
          name: z.string(),
          className: z.string().nullable(),
          /** Asked for; the others live in the same household. */
          asked: z.boolean(),
          /** Answers of the kind that cannot be true of this child: they are not offered. */
          unfit: z.array(z.string()),
          last: z.object({ on: z.string(), line: z.string(), words: z.string(), next: z.string() }).nullable(),
        }),
      ),
      /** Who may take on what comes next: whoever works at the children's classes, schools and villages. */
      owners: z.array(z.object({ account: uuid, name: z.string(), post: z.string() })),
      /** The first school day three and seven days from now. */
      days: z.object({ soon: z.string(), week: z.string() }),
      /** The entry that it is about; null where it is about children or a place. */
      entry: z
        .object({
          id: uuid,
          line: z.string(),
          from: z.string(),
          until: z.string().nullable(),
          ended: z.boolean(),
          /** Code of the place that it hangs on; null where it hangs on a child. */
          place: z.string().nullable(),
          body: z.record(z.string(), z.unknown()),
        })
        .nullable(),
      replaces: z
        .object({
          id: uuid,
          on: z.string(),
          line: z.string(),
          by: z.string(),
          body: z.record(z.string(), z.unknown()),
          /** Code of the place that it is about. */
          place: z.string().nullable(),
          took: z.array(z.object({ child: uuid, mark: z.string() })),
          staff: z.array(z.object({ account: uuid.nullable(), name: z.string() })),
        })
        .nullable(),
    }),
  },
  getClassGrid: {
    method: 'GET',
    path: '/api/class-grid',
    needs: 'record.write',
    about: '全班一起记：一个班（村）的孩子和几样常常大家都一样的事，这一期谁已经有了、哪天谁记的、谁还要做',
    query: z.object({ place: z.string().max(40) }),
    response: z.object({
      today: z.string(),
      /** Kinds of record that are columns (domain/records/class-grid.ts), as far as the post writes them. */
      columns: z.array(z.string()),
      /** By name; at most one hundred and twenty. */
      rows: z.array(
        z.object({
          id: uuid,
          name: z.string(),
          leftBehind: z.boolean(),
          /** One a column about children; what a place does as a whole is in `listRecords`. */
          cells: z.array(
            z.object({
              kind: z.string(),
              /** Of the duty of today’s period; null where nothing is owed. */
              state: z.enum(DUTY_STATES).nullable(),
              period: z.string().nullable(),
              daysLate: z.number().nullable(),
              /** What this period has already. */
              done: z.object({ record: uuid, on: z.string(), by: z.string(), mine: z.boolean() }).nullable(),
            }),
          ),
        }),
      ),
      /** The place has more children than that. */
      more: z.boolean(),
    }),
  },
  exportRecords: {
    method: 'GET',
    path: '/api/records/export',
    needs: 'record.read',
    about: '一种记录的台账，导成 Excel：一问一列，连同本县自定的',
    query: z.object({
      kind: z.string().max(40),
      place: z.string().max(40).optional(),
      term: z.string().max(40).optional(),
      from: date.optional(),
      to: date.optional(),
      late: z.literal('yes').optional(),
      /** A child (name, pinyin, last four of its number) or who wrote it down. */
      q: z.string().trim().max(40).optional(),
      /** Names of questions, separated by commas; all where nothing is said. */
      columns: z.string().max(2000).optional(),
    }),
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  listRecords: {
    method: 'GET',
    path: '/api/records',
    needs: 'record.read',
    about: '记录台账',
    query: z.object({
      place: z.string().max(40).optional(),
      child: uuid.optional(),
      kind: z.string().max(40).optional(),
      from: date.optional(),
      to: date.optional(),
      /** Only late ones: domain/records/late.ts. */
      late: z.literal('yes').optional(),
      /** A child (name, pinyin, last four of its number) or who wrote it down. */
      q: z.string().trim().max(40).optional(),
      ...page,
    }),
    response: paged(record),
  },
} as const satisfies Record<string, Endpoint>
