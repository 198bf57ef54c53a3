import type { Writable } from 'node:stream'
import pg from 'pg'
import utils from 'pg/lib/utils.js'
import { serialize } from 'pg-protocol'

/** A question with its values; named, it is planned once a connection. `query_timeout`: how long its answer is waited for. */
export type Question = Pick<pg.QueryConfig, 'text' | 'values' | 'name'> & { query_timeout?: number }
export type Answer<Row> = { rows: Row[]; count: number }

/** The driver's connection, as far as a breath speaks through it. */
type Wire = {
  stream: Writable
  parsedStatements: Record<string, string>
  submittedNamedStatements: Record<string, string>
}

/** Bytes up to which a breath goes out as one piece; of a longer one nothing is copied. */
const ONE_PIECE = 32_768

type Columns = { names: readonly string[]; parsers: readonly (((text: string) => unknown) | null)[]; empty: object }
type Pending = {
  name: string
  text: string
  values: (string | Buffer | null)[]
  columns: Columns | null
  rows: Record<string, unknown>[]
  fault: unknown
  resolve: (answer: Answer<Record<string, unknown>>) => void
  reject: (fault: unknown) => void
}

/** The columns of each named statement, by connection: a plan that would answer others is refused by the database. */
const COLUMNS = new WeakMap<Wire, Map<string, Columns>>()
const NO_COLUMNS: Columns = { names: [], parsers: [], empty: {} }
const AS_IT_IS = pg.types.getTypeParser(25, 'text')

/** Lists that never change, each with how it is written. */
const LASTING = new WeakMap<object, string | Buffer | null>()
/** A list that is asked with again and again and never changes: written once. */
export const lasting = <T>(list: readonly T[]): readonly T[] => {
  LASTING.set(list, utils.prepareValue(list))
  return list
}
const written = (value: unknown) =>
  (typeof value === 'object' && value !== null ? LASTING.get(value) : undefined) ?? utils.prepareValue(value)

/** What the driver takes for one question of its own: in a pipeline it takes no others. */
const DriversQuery = pg.Query as unknown as new (text: string) => object

/**
 * Questions asked in the same breath, to the driver one. Each by itself ends with a mark at which the database hands out what it
 * has, a system call there and a waking here, and tells anew what its columns are called; together they end with one mark, and
 * the columns of a statement that has a name are told once a connection. A child's file asks two dozen, and half of what its
 * opening cost was this. Run in order; after one that fails the rest is not run, and the transaction is at its end.
 */
export class Breath extends DriversQuery {
  /** For whoever counts what is asked. */
  readonly questions: Question[] = []
  readonly done: Promise<void>
  query_timeout: number | undefined
  /** The driver's: of the question that is answered at the moment. */
  name: string | undefined
  text: string | undefined
  /** The driver puts its own around it, which ends its waiting. */
  callback: (fault?: unknown) => void
  private readonly pending: Pending[] = []
  private at = 0
  private known = new Map<string, Columns>()

  constructor() {
    super('')
    const { promise, resolve } = Promise.withResolvers<void>()
    this.done = promise
    this.callback = () => resolve()
  }

  add<Row>(question: Question): Promise<Answer<Row>> {
    // Before anything is sent: a value that cannot be written spoils its own question alone.
    const values = (question.values ?? []).map(written)
    this.questions.push(question)
    if (question.query_timeout !== undefined)
      this.query_timeout = Math.max(this.query_timeout ?? 0, question.query_timeout)
    return new Promise((resolve, reject) => {
      this.pending.push({
        name: question.name ?? '',
        text: question.text,
        values,
        columns: null,
        rows: [],
        fault: null,
        resolve: resolve as Pending['resolve'],
        reject,
      })
    })
  }

  submit(wire: Wire): Error | null {
    this.known = COLUMNS.get(wire) ?? this.known
    COLUMNS.set(wire, this.known)
    // What is asked of a connection that has gone is told so by the driver.
    if (!wire.stream.writable) return null
    const packets = [...this.pending.flatMap((one) => this.packetsOf(wire, one)), serialize.sync()]
    if (packets.reduce((sum, packet) => sum + packet.length, 0) <= ONE_PIECE) wire.stream.write(Buffer.concat(packets))
    else {
      wire.stream.cork()
      for (const packet of packets) wire.stream.write(packet)
      wire.stream.uncork()
    }
    this.next(0)
    return null
  }

  private packetsOf(wire: Wire, one: Pending): Buffer[] {
    const { name, text, values } = one
    const parsed = name && (wire.parsedStatements[name] ?? wire.submittedNamedStatements[name])
    if (!parsed && name) wire.submittedNamedStatements[name] = text
    one.columns = (name && parsed && this.known.get(name)) || null
    return [
      ...(parsed ? [] : [serialize.parse({ text, name })]),
      serialize.bind({ statement: name, values }),
      ...(one.columns ? [] : [serialize.describe({ type: 'P', name: '' })]),
      serialize.execute(),
    ]
  }

  private next(at: number) {
    this.at = at
    this.name = this.pending[at]?.name
    this.text = this.pending[at]?.text
  }

  handleRowDescription({ fields }: { fields: readonly { name: string; dataTypeID: number }[] }) {
    const one = this.pending[this.at]
    if (!one) return
    one.columns = {
      names: fields.map((f) => f.name),
      parsers: fields.map((f) => {
        const parser = pg.types.getTypeParser(f.dataTypeID, 'text') as (text: string) => unknown
        return parser === AS_IT_IS ? null : parser
      }),
      empty: Object.fromEntries(fields.map((f) => [f.name, null])),
    }
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }) {
    const one = this.pending[this.at]
    if (!one?.columns || one.fault) return
    const { names, parsers, empty } = one.columns
    const row: Record<string, unknown> = { ...empty }
    try {
      for (let i = 0; i < fields.length; i++) {
        const text = fields[i]
        if (text === null || text === undefined) continue
        const parse = parsers[i]
        row[names[i] ?? ''] = parse ? parse(text) : text
      }
      one.rows.push(row)
    } catch (fault) {
      one.fault = fault
    }
  }

  handleCommandComplete({ text }: { text: string }) {
    const one = this.pending[this.at]
    if (!one) return
    if (one.name) this.known.set(one.name, one.columns ?? NO_COLUMNS)
    this.next(this.at + 1)
    if (one.fault) one.reject(one.fault)
    // 'INSERT 0 3', 'SELECT 20', 'SET'
    else one.resolve({ rows: one.rows, count: Number(/\d+$/.exec(text)?.[0] ?? 0) })
  }

  handleEmptyQuery() {
    this.handleCommandComplete({ text: '' })
  }

  /** Nothing of it was sent. */
  refuse(fault: unknown) {
    for (const one of this.pending) one.reject(fault)
    this.callback(fault)
  }

  /** Of the question that is answered; those after it were not run. Or of the connection: then of all that are left. */
  handleError(fault: unknown, wire: Wire) {
    const rest = this.pending.slice(this.at)
    this.next(this.pending.length)
    const told = fault instanceof pg.DatabaseError
    rest.forEach((one, i) => {
      if (one.name) delete wire.submittedNamedStatements[one.name]
      one.reject(told && i > 0 ? new NotRun(fault) : fault)
    })
    this.callback(fault)
  }

  handleReadyForQuery() {
    this.callback()
  }
}

/** Told of what followed a fault in its transaction: the fault itself is told elsewhere. */
export const isNotRun = (error: unknown): boolean => ((error ?? {}) as { code?: unknown }).code === '25P02'

/** As the database says it of what follows a fault in its transaction. */
class NotRun extends Error {
  readonly code = '25P02'
  constructor(cause: Error) {
    super('current transaction is aborted, commands ignored until end of transaction block', { cause })
  }
}
