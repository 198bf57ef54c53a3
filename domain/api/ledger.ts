import * as z from 'zod'
import {
  ACCOUNT_SORTS,
  MOST_CHILDREN,
  MOST_FEN,
  MOST_PIECES,
  MOVEMENT_SORTS,
  ORIGINS,
  USES,
} from '../registers/ledger.ts'
import { verdict } from './entry.ts'
import { date, type Endpoint, idParam, page, reason, uuid } from './kit.ts'

const line = (most: number) => z.string().trim().min(1).max(most)
const fen = z.number().int().min(1).max(MOST_FEN)
const pieces = z.number().int().min(1).max(MOST_PIECES)
const placeCode = z.string().max(40)
const common = {
  id: uuid,
  on: date,
  purpose: line(60),
  voucher: z.string().trim().max(30).default(''),
}
const fundAsked = z.strictObject({ fund: uuid })

/** One thing to be booked. Money in whole fen, goods in pieces. */
export const movementInput = z.discriminatedUnion('sort', [
  z.strictObject({
    ...common,
    sort: z.literal('receive'),
    place: placeCode,
    into: z.union([fundAsked, z.strictObject({ goods: line(20), unit: line(4) })]),
    n: z.union([fen, pieces]),
    origin: z.enum(ORIGINS),
    donor: uuid.optional(),
  }),
  z.strictObject({
    ...common,
    sort: z.literal('give'),
    place: placeCode,
    from: z.union([fundAsked, z.strictObject({ store: uuid })]),
    /** For each child; without children, in all. */
    n: z.union([fen, pieces]),
    children: z.array(uuid).max(MOST_CHILDREN).default([]),
    use: z.enum(USES),
    /** The record of which this is the money (a condolence): booked once. */
    record: uuid.optional(),
    /** Of one child: the need that it meets. */
    need: uuid.optional(),
  }),
  z.strictObject({
    ...common,
    sort: z.literal('advance'),
    n: fen,
    use: z.enum(USES),
    child: uuid.optional(),
    record: uuid.optional(),
  }),
  z.strictObject({ ...common, sort: z.literal('repay'), advance: uuid, fund: uuid, n: fen }),
  z.strictObject({
    ...common,
    sort: z.literal('lend'),
    child: uuid,
    /** Money in fen, or things such as 饭票 in pieces. */
    n: z.union([fen, pieces]),
    things: line(10).optional(),
  }),
  z.strictObject({ ...common, sort: z.literal('return'), loan: uuid }),
])

const account = z.object({
  id: uuid,
  sort: z.enum(ACCOUNT_SORTS),
  name: z.string(),
  /** `fen` is money; else what one piece is called. */
  unit: z.string(),
  balance: z.number().int(),
  openedOn: z.string(),
  holder: z.object({ id: uuid, name: z.string() }).nullable(),
  /** Of a loan: to whom. `gone`: no longer where the reader sees its file. */
  child: z.object({ id: uuid, name: z.string(), gone: z.boolean() }).nullable(),
})

const movement = z.object({
  id: uuid,
  sort: z.enum(MOVEMENT_SORTS),
  on: z.string(),
  purpose: z.string(),
  voucher: z.string(),
  /** Pictures of its voucher. */
  pictures: z.number().int(),
  use: z.enum(USES).nullable(),
  origin: z.enum(ORIGINS).nullable(),
  donor: z.string().nullable(),
  by: z.string(),
  second: z.object({ name: z.string(), on: z.string() }).nullable(),
  /** Wants a second hand that has not been put to it yet. */
  waiting: z.boolean(),
  /** Was turned back; `reverses`: is what turns another one back. */
  reversed: z.boolean(),
  reverses: uuid.nullable(),
  /** The record that it booked, as it stands today, where its reader may see that. */
  record: z.object({ id: uuid, kind: z.string(), kindTitle: z.string(), on: z.string() }).nullable(),
  /** By account, of those in sight. */
  moved: z.array(
    z.object({ account: uuid, sort: z.enum(ACCOUNT_SORTS), name: z.string(), unit: z.string(), n: z.number().int() }),
  ),
  /** Children whom it was for, by name as far as the reader sees them, with the code that stands on paper. */
  children: z.array(z.object({ id: uuid, name: z.string().nullable(), code: z.string(), n: z.number().int() })),
  mayConfirm: z.boolean(),
  mayReverse: z.boolean(),
})

const asked = { place: placeCode.optional(), from: date.optional(), to: date.optional() }

export const ledgerApi = {
  getLedger: {
    method: 'GET',
    path: '/api/ledger',
    needs: 'ledger.read',
    about: '爱心账：一个单位的资金、物品、没报销的垫付、没还的零钱，和一笔一笔的账，新的在前；fund 给一个账户的',
    query: z.object({ ...page, ...asked, fund: uuid.optional() }),
    response: z.object({
      place: z.object({ code: z.string(), name: z.string() }),
      may: z.object({ write: z.boolean(), own: z.boolean() }),
      accounts: z.array(account),
      /** Of the account asked for: what came, went and was left, day by day, the newest first. */
      days: z.array(
        z.object({ on: z.string(), came: z.number().int(), went: z.number().int(), left: z.number().int() }),
      ),
      /** To whom the reader may lend without looking anybody up: the own class, the own dormitory. */
      lendTo: z.array(z.object({ id: uuid, name: z.string(), className: z.string().nullable() })),
      /** How many wait for a second hand. */
      waiting: z.number().int(),
      items: z.array(movement),
      next: z.string().nullable(),
    }),
  },
  listUnbooked: {
    method: 'GET',
    path: '/api/ledger/unbooked',
    needs: 'ledger.write',
    about: '记了资金的钱、还没有入账的慰问和活动，和入账以后又更正、两边不一样的；record 只问一条，入过账的也答',
    query: z.object({ place: placeCode.optional(), record: uuid.optional() }),
    response: z.object({
      items: z.array(
        z.object({
          record: uuid,
          kind: z.string(),
          kindTitle: z.string(),
          on: z.string(),
          line: z.string(),
          by: z.string(),
          /** To each child, in fen; in all where it names none (`n` is 0); nothing where the record says so no more. */
          each: z.number().int(),
          /** Those in sight; `n`: all of them. */
          children: z.array(z.object({ id: uuid, name: z.string() })),
          n: z.number().int(),
          /** So many of them are out of the reader's reach: whoever reaches all of them books it. */
          beyond: z.number().int(),
          state: z.enum(['open', 'booked', 'differs']),
          /** What stands for it in a ledger: in whose, when, how much in all. */
          movement: z
            .object({
              id: uuid,
              on: z.string(),
              /** The reader opens that ledger. */
              seen: z.boolean(),
              place: z.object({ code: z.string(), name: z.string() }),
              fen: z.number().int(),
            })
            .nullable(),
        }),
      ),
      more: z.number().int(),
    }),
  },
  listHands: {
    method: 'GET',
    path: '/api/ledger/hands',
    needs: 'ledger.own',
    about: '等您核对的账：别人记的、要第二个人经手的，本单位的，和报销给您的；先记的在前',
    response: z.object({ items: z.array(movement), more: z.number().int() }),
  },
  saveMovements: {
    method: 'POST',
    path: '/api/ledger',
    needs: 'ledger.own',
    about:
      '记爱心账：收到、发放、老师垫付、报销、借给学生、归还；钱以分计。同一编号再发一次不会重复；每笔各有答复，余额不够的不记',
    body: z.object({
      movements: z
        .array(z.union([movementInput, z.looseObject({})]))
        .min(1)
        .max(50),
    }),
    response: z.object({ verdicts: z.array(verdict) }),
  },
  confirmMovement: {
    method: 'POST',
    path: '/api/ledger/{id}/confirm',
    needs: 'ledger.own',
    about: '第二经手人核对：看过凭证、东西和钱对得上；自己记的不能自己核对',
    params: idParam,
    body: z.object({}),
    response: z.object({ ok: z.literal(true) }),
  },
  reverseMovement: {
    method: 'POST',
    path: '/api/ledger/{id}/reverse',
    needs: 'ledger.own',
    about: '冲正：记错的一笔不改不删，用相反的一笔冲掉，写明原因；原来的一笔还看得到',
    params: idParam,
    body: z.object({ id: uuid, reason }),
    response: z.object({ ok: z.literal(true), id: uuid }),
  },
  exportLedger: {
    method: 'GET',
    path: '/api/ledger/statement.xlsx',
    needs: 'ledger.write',
    about: '爱心账的账单，导成 Excel：一笔一行、每天的余额；孩子只写编号，不写名字',
    query: z.object({ ...asked, term: z.string().max(20).optional() }),
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  setDonorContact: {
    method: 'PUT',
    path: '/api/donors/{id}/contact',
    needs: 'ledger.write',
    about: '写捐助人的联系方式：加密存着，名册和导出里都没有',
    params: idParam,
    body: z.object({
      name: z.string().trim().max(40).default(''),
      phone: z.string().trim().max(40).default(''),
      address: z.string().trim().max(80).default(''),
    }),
    response: z.object({ ok: z.literal(true) }),
    fresh: true,
  },
  openDonorContact: {
    method: 'POST',
    path: '/api/donors/{id}/contact/open',
    needs: 'ledger.write',
    about: '看捐助人的联系方式：要写为什么，看过会留下记录',
    params: idParam,
    body: z.object({ reason }),
    response: z.object({
      contact: z
        .object({ name: z.string(), phone: z.string(), address: z.string(), on: z.string(), by: z.string() })
        .nullable(),
    }),
    fresh: true,
  },
  getUseOfAid: {
    method: 'GET',
    path: '/api/ledger/use',
    needs: 'ledger.write',
    about: '用途公示：收了多少、用在哪里、还剩多少、还需要什么；没有孩子，人少的几项并在一起',
    query: z.object(asked),
    response: z.object({
      place: z.object({ code: z.string(), name: z.string() }),
      from: z.string(),
      to: z.string(),
      funds: z.array(
        z.object({
          name: z.string(),
          purpose: z.string(),
          opening: z.number().int(),
          received: z.number().int(),
          used: z.number().int(),
          left: z.number().int(),
        }),
      ),
      goods: z.array(
        z.object({
          name: z.string(),
          unit: z.string(),
          received: z.number().int(),
          used: z.number().int(),
          left: z.number().int(),
        }),
      ),
      /** `children` is null where they are too few to be told. */
      uses: z.array(z.object({ words: z.string(), fen: z.number().int(), children: z.number().int().nullable() })),
      donors: z.array(z.object({ name: z.string(), fen: z.number().int() })),
      wishes: z.array(z.object({ code: z.string(), what: z.string(), fen: z.number().int().nullable() })),
    }),
  },
} as const satisfies Record<string, Endpoint>
