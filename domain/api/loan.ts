import * as z from 'zod'
import { date, type Endpoint, uuid } from './kit.ts'

/** Children about whom one question asks; more are asked about in parts. */
export const MOST_ASKED = 60

export const loanApi = {
  listLoans: {
    method: 'GET',
    path: '/api/loans',
    needs: 'entry.read',
    about: '还没有还的：一处儿童之家借出去的书和玩具，或几名孩子（children，逗号隔开）借着的东西和零钱',
    query: z.object({
      entry: uuid.optional(),
      children: z
        .string()
        .max(MOST_ASKED * 37)
        .optional(),
    }),
    response: z.object({
      items: z.array(
        z.object({
          child: z.object({ id: uuid, name: z.string() }),
          /** Is the child no longer at the place of the home, or on no roll? */
          gone: z.boolean(),
          thing: z.string(),
          /** Of what a teacher or the place lent: how much is out, in fen or pieces. */
          amount: z.object({ n: z.number().int(), unit: z.string() }).nullable(),
          /** The home, or who lent it. */
          from: z.string(),
          /** The home's entry; null of money and things that a teacher lent. */
          entry: uuid.nullable(),
          since: date,
          due: date.nullable(),
        }),
      ),
      /** How many there are; of more than are listed that is said. */
      all: z.number().int(),
      /** Of a home: what it has lent in the last year, each thing once, to be named as it was. */
      names: z.array(z.string()),
    }),
  },
} as const satisfies Record<string, Endpoint>
