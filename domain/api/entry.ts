import * as z from 'zod'
import { duty } from './duty.ts'
import { date, type Endpoint, idParam, page, paged, reason, uuid } from './kit.ts'
import { record } from './record.ts'

/** What an entry hangs on: a child, a place by its code, or an entry of another register. */
export const entryAbout = z.union([
  z.strictObject({ child: uuid }),
  z.strictObject({ children: z.array(uuid).length(1) }),
  z.strictObject({ place: z.string().max(40) }),
  z.strictObject({ entry: uuid }),
])

export const entryInput = z.object({
  id: uuid,
  kind: z.string().max(40),
  version: z.number().int().min(1),
  about: entryAbout,
  from: date,
  until: date.nullish(),
  body: z.record(z.string(), z.unknown()),
})

/** Whether one thing sent was kept, and if not what to mend. */
export const verdict = z.object({
  /** As it was sent; empty where there was none. */
  id: z.string(),
  verdict: z.enum(['accepted', 'duplicate', 'needs-attention', 'refused']),
  code: z.string().nullable(),
  message: z.string().nullable(),
  problems: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })),
})

export const entry = z.object({
  id: uuid,
  kind: z.string(),
  kindTitle: z.string(),
  version: z.number(),
  about: z.object({
    kind: z.enum(['child', 'place', 'entry']),
    /** A child's or an entry's id, a place's code. */
    id: z.string(),
    name: z.string(),
    /** Of a child: its school and class, else its village; whoever stands above several is told where (S1.10). */
    where: z.string().optional(),
  }),
  from: z.string(),
  until: z.string().nullable(),
  state: z.string(),
  stateTitle: z.string(),
  ended: z.boolean(),
  endReason: z.string().nullable(),
  body: z.record(z.string(), z.unknown()),
  line: z.string(),
  /** Children whom its answers name, as far as the reader sees them. */
  children: z.array(z.object({ id: uuid, name: z.string() })),
  author: z.object({ id: uuid, name: z.string() }),
  /** Days that its answers name, while it lives; `over`: the day has gone by. */
  due: z.array(z.object({ key: z.string(), on: z.string(), words: z.string(), over: z.boolean() })),
  /** Fields that were changed since, with their versions; every other one is at version 1. */
  versions: z.record(z.string(), z.number()),
  canWrite: z.boolean(),
  /** Does the reader stand over it, or keep it: then what happens there is the reader's to record. */
  canRecord: z.boolean(),
})

export const entryApi = {
  saveEntries: {
    method: 'POST',
    path: '/api/entries',
    needs: 'entry.write',
    about:
      '登记承诺、结对、要办的事、儿童之家……；同一编号再发一次不会重复；每条各有答复。各类登记的 body 见 components.schemas 里的 entry-<kind>',
    body: z.object({
      /** Each is judged by itself: one that does not fit its shape gets a verdict and holds up no other. */
      entries: z
        .array(z.union([entryInput, z.looseObject({})]))
        .min(1)
        .max(500),
    }),
    response: z.object({ verdicts: z.array(verdict) }),
  },
  exportEntries: {
    method: 'GET',
    path: '/api/entries/export',
    needs: 'entry.read',
    about: '一种登记，导成 Excel：一问一列，连同本县自定的；给了学期就是那个学期里有过的',
    query: z.object({
      kind: z.string().max(40),
      place: z.string().max(40).optional(),
      term: z.string().max(40).optional(),
      state: z.string().max(40).optional(),
      columns: z.string().max(2000).optional(),
    }),
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  prepareEntry: {
    method: 'GET',
    path: '/api/entries/prepare',
    needs: 'entry.write',
    about: '动笔之前：登记的是谁、是哪里，能不能登记',
    query: z.object({
      kind: z.string().max(40),
      child: uuid.optional(),
      place: z.string().max(40).optional(),
      entry: uuid.optional(),
    }),
    response: z.object({
      about: entry.shape.about,
      /** Who may be named, where the register names children: of the child's class, of the place by class; empty elsewhere. */
      mates: z.array(z.object({ id: uuid, name: z.string(), className: z.string().nullable() })),
    }),
  },
  listHeld: {
    method: 'GET',
    path: '/api/entries/held',
    needs: 'entry.read',
    about: '我来办、还没有办好的：最早到期的在前；记了相应的记录的，说是哪一天记的',
    response: z.object({
      items: z.array(
        z.object({
          id: uuid,
          kindTitle: z.string(),
          line: z.string(),
          /** Whom or what it hangs on. */
          about: entry.shape.about,
          due: z.string().nullable(),
          over: z.boolean(),
          /** A record that seems to have done it. */
          done: z.object({ title: z.string(), on: z.string() }).nullable(),
          /** The state and the reason of its plain end. */
          end: z.object({ state: z.string(), reason: z.string() }),
        }),
      ),
      more: z.number(),
    }),
  },
  changeEntry: {
    method: 'PATCH',
    path: '/api/entries/{id}',
    needs: 'entry.write',
    about:
      '改一条登记：set 里是要改的内容（from、until、state 或 body 里的一项，null 是去掉），base 是改之前看到的版本',
    params: idParam,
    body: z.object({
      set: z.record(z.string().max(40), z.unknown()),
      base: z.record(z.string().max(40), z.number().int().min(1)).default({}),
    }),
    response: z.object({ versions: z.record(z.string(), z.number()) }),
  },
  endEntry: {
    method: 'POST',
    path: '/api/entries/{id}/end',
    needs: 'entry.write',
    about: '结束一条登记：哪天、为什么；有几种结束的（承诺：兑现了、没有兑现……）用 state 说是哪一种',
    params: idParam,
    body: z.object({ on: date, reason, state: z.string().max(40).optional() }),
    response: z.object({ state: z.string() }),
  },
  takeBackEnd: {
    method: 'POST',
    path: '/api/entries/{id}/take-back',
    needs: 'entry.write',
    about: '撤回自己一天以内的结束：这一条还像结束以前那样',
    params: idParam,
    response: z.object({ state: z.string() }),
  },
  listEntries: {
    method: 'GET',
    path: '/api/entries',
    needs: 'entry.read',
    about: '登记：state 可以是 open（还在的）、ended（结束的），或某一种状态；at 是哪一天在的',
    query: z.object({
      kind: z.string().max(40).optional(),
      place: z.string().max(40).optional(),
      child: uuid.optional(),
      /** Those that hang on this entry: the tasks of a campaign. */
      of: uuid.optional(),
      state: z.string().max(40).optional(),
      at: date.optional(),
      ...page,
    }),
    response: paged(entry),
  },
  getRoll: {
    method: 'GET',
    path: '/api/entries/{id}/roll',
    needs: 'record.write',
    about: '在一条登记名下点名时点哪些孩子：宿舍、午间值班是它的名单，儿童之家是那里的孩子；kind 是要记的记录',
    params: idParam,
    query: z.object({ kind: z.string().max(40), invited: z.enum(['left-behind', 'all']).optional() }),
    response: z.object({
      items: z.array(z.object({ id: uuid, name: z.string(), className: z.string().nullable() })),
    }),
  },
  getEntry: {
    method: 'GET',
    path: '/api/entries/{id}',
    needs: 'entry.read',
    about: '一条登记：内容、里面的人、改过什么；记在它名下的记录新的在前，一页一页给（limit、cursor）',
    params: idParam,
    query: z.object(page),
    response: entry.extend({
      people: z.array(z.object({ role: z.string(), name: z.string() })),
      /** Records that its answers name (which survey a need came from), in words; of those that the reader reads. */
      named: z.array(z.object({ id: z.string(), name: z.string() })),
      /** What was recorded of it, newest first: of the kinds that the reader's post reads. */
      records: paged(record),
      /** What it owes and owed this term, what falls due last first; of those who may read duties. */
      duties: z.array(duty),
      /** How it was used in the last half year, day by day; `children`: how many took part, each once. */
      use: z.object({
        days: z.array(z.object({ on: z.string(), quantity: z.number(), reached: z.boolean() })),
        children: z.number(),
        /** Who took part: only for whoever may record it. */
        came: z.array(uuid).nullable(),
      }),
      history: z.array(z.object({ on: z.string(), by: z.string(), text: z.string() })),
    }),
  },
} as const satisfies Record<string, Endpoint>
