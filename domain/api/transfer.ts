import * as z from 'zod'
import { TRANSFER_SORTS, TRANSFER_STATES } from '../registers/transfer.ts'
import { date, type Endpoint, ok, page, paged, reason, uuid } from './kit.ts'

const code = z.string().min(1).max(40)
const school = z.object({ code: z.string(), name: z.string(), township: z.string() })

/** One child handed from school to school, as whoever asks may see it (decision 063). */
export const transferLine = z.object({
  id: uuid,
  state: z.enum(TRANSFER_STATES),
  sort: z.enum(TRANSFER_SORTS),
  /** From which day it is to sit in the other school. */
  on: date,
  /** Null: the file has gone with the child, or was never here (decision 010). `id`: of a file that can be opened from here. */
  child: z.object({ id: uuid.nullable(), name: z.string(), sex: z.string(), birth: z.string().nullable() }).nullable(),
  /** The class from which it goes. */
  fromClass: z.string().nullable(),
  from: school,
  to: school.nullable(),
  /** A school outside the county, as it was said. */
  elsewhere: z.string().nullable(),
  note: z.string().nullable(),
  asked: z.object({ on: date, by: z.string() }),
  /** Days that it waits. */
  days: z.number(),
  late: z.boolean(),
  answer: z
    .object({
      on: date,
      by: z.string(),
      reason: z.string().nullable(),
      toClass: z.string().nullable(),
      joins: date.nullable(),
    })
    .nullable(),
  mayAccept: z.boolean(),
  mayWithdraw: z.boolean(),
  /** Taken in by hand, and here still: may be taken back while nobody has written about the child since. */
  /** It would be taken back now (F15). */
  mayUndo: z.boolean(),
  /** Why it was taken back once that it was taken in. */
  undone: z.string().nullable(),
})

export const transferApi = {
  listTransfers: {
    method: 'GET',
    path: '/api/transfers',
    needs: 'child.transfer',
    about: '学校之间交接的孩子：交进来的或交出去的，等接收的或办完的，新交的在前',
    query: z.object({
      ...page,
      cursor: uuid.optional(),
      place: code.optional(),
      side: z.enum(['in', 'out']).default('in'),
      /** `open`: waiting, and what came back declined and was not handed on again. */
      show: z.enum(['open', 'done']).default('open'),
    }),
    response: paged(transferLine),
  },
  getTransferCounts: {
    method: 'GET',
    path: '/api/transfers/counts',
    needs: 'child.transfer',
    about: '等接收的有几名、最久等了几天；被退回的；毕业后没有学校接收的',
    query: z.object({ place: code.optional() }),
    response: z.object({
      in: z.object({ count: z.number(), days: z.number(), late: z.boolean() }),
      out: z.object({ count: z.number(), days: z.number(), late: z.boolean() }),
      declined: z.number(),
      unplaced: z.number(),
    }),
  },
  listUnplaced: {
    method: 'GET',
    path: '/api/transfers/unplaced',
    needs: 'child.transfer',
    about: '毕业后没有学校接收的孩子（到10月1日还没有），和现在由谁来办',
    query: z.object({ ...page, place: code.optional() }),
    response: paged(
      z.object({
        id: uuid,
        name: z.string(),
        className: z.string().nullable(),
        school: school,
        graduatedOn: date,
        state: z.enum(['none', 'waiting', 'declined']),
        to: school.nullable(),
        reason: z.string().nullable(),
        /** Which school has to act, and who leads it where that may be seen. */
        answers: z.object({ school: z.string(), people: z.array(z.string()) }),
      }),
    ),
  },
  askTransfer: {
    method: 'POST',
    path: '/api/transfers',
    needs: 'child.transfer',
    about: '把孩子交给另一所学校，等它接收；或说明去了县外、不知道去哪所学校',
    body: z.object({
      children: z.array(uuid).min(1).max(500),
      /** The code of a school of this county; null: none. */
      to: code.nullable(),
      /** Where it went instead, in words; empty: nobody knows. */
      elsewhere: z.string().trim().max(60).default(''),
      on: date,
      /** For whoever takes the child in. */
      note: z.string().trim().max(300).default(''),
    }),
    response: z.object({ asked: z.number() }),
  },
  acceptTransfers: {
    method: 'POST',
    path: '/api/transfers/accept',
    needs: 'child.transfer',
    about: '接收交来的孩子，从一天起坐进一个班（没有的班当场新开）',
    body: z.object({
      ids: z.array(uuid).min(1).max(500),
      /** Not before the day that was said when it was handed over; that day where none is given. */
      on: date.optional(),
      class: z.union([
        z.strictObject({ code }),
        z.strictObject({ grade: z.number().int().min(1).max(9), label: z.string().trim().max(20) }),
      ]),
    }),
    response: z.object({ accepted: z.number(), className: z.string() }),
  },
  declineTransfers: {
    method: 'POST',
    path: '/api/transfers/decline',
    needs: 'child.transfer',
    about: '不接收，写明原因；孩子仍是交来的学校的',
    body: z.object({ ids: z.array(uuid).min(1).max(500), reason }),
    response: ok,
  },
  withdrawTransfers: {
    method: 'POST',
    path: '/api/transfers/withdraw',
    needs: 'child.transfer',
    about: '还没有接收的收回来',
    body: z.object({ ids: z.array(uuid).min(1).max(500) }),
    response: ok,
  },
  undoAcceptance: {
    method: 'POST',
    path: '/api/transfers/undo',
    needs: 'child.transfer',
    about: '撤回接收：接收以后还没有人记过、改过的，回到原来的学校等接收',
    body: z.object({ ids: z.array(uuid).min(1).max(500), reason }),
    response: z.object({ undone: z.number() }),
  },
  listHandovers: {
    method: 'GET',
    path: '/api/transfers/handovers',
    needs: 'child.list',
    about: '本班交接中的孩子：交出去还没有接收的、刚从别的学校来的，和那边找谁；给孩子时只说这名孩子的',
    query: z.object({ child: uuid.optional() }),
    response: z.object({
      items: z.array(
        z.object({
          id: uuid,
          child: z.object({ id: uuid, name: z.string() }),
          /** `came`: taken in here within two weeks of its first day. */
          state: z.enum(['waiting', 'declined', 'came']),
          /** The other school. */
          school: school.nullable(),
          /** In which class it was there. */
          className: z.string().nullable(),
          /** The day from which it sits, or is to sit, in the new school. */
          on: date,
          asked: date,
          late: z.boolean(),
          reason: z.string().nullable(),
          /** What the school before wrote for whoever takes it in. */
          note: z.string().nullable(),
          /** Who knows the child there, or answers for the school. */
          talkTo: z.array(z.string()),
        }),
      ),
    }),
  },
} as const satisfies Record<string, Endpoint>
