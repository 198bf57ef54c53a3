import { CopyFault } from './fault.ts'

/**
 * What stands in a copy, one part after the other: a line of JSON that says what follows, blocks of bytes, an empty block. The
 * last part is the account of all others.
 */
export type Part =
  | { part: 'about'; about: About }
  | { part: 'table'; name: string; columns: string[] }
  | { part: 'file'; path: string }
  | { part: 'account'; account: Account }

export type About = {
  product: string
  madeAt: string
  counties: { id: number; code: string; name: string }[]
  migrations: { name: string; hash: string }[]
}

export type Account = {
  tables: Record<string, { rows: number; bytes: number; hash: string }>
  files: Record<string, { bytes: number; hash: string }>
  sequences: Record<string, { last: number; called: boolean }>
}

const MAX_BLOCK = 64 << 20

const block = (bytes: Buffer): Buffer[] => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return [length, bytes]
}

/** The bytes of a part; what it holds comes in pieces of any size. */
export async function* writePart(
  part: Part,
  body: AsyncIterable<Buffer> | Iterable<Buffer> = [],
): AsyncGenerator<Buffer> {
  yield* block(Buffer.from(JSON.stringify(part)))
  for await (const bytes of body) if (bytes.length) yield* block(bytes)
  yield Buffer.alloc(4)
}

/** Parts as they come; the body of each must be read to its end before the next is asked for. Errors: damaged. */
export async function* readParts(
  source: AsyncIterable<Buffer>,
): AsyncGenerator<{ part: Part; body: AsyncIterable<Buffer> }> {
  const blocks = readBlocks(source)
  for (;;) {
    const head = await blocks.next()
    if (head.done) return
    const part = parse(head.value)
    let open = true
    const body = (async function* () {
      while (open) {
        const next = await blocks.next()
        if (next.done) throw new CopyFault('damaged')
        if (next.value.length === 0) open = false
        else yield next.value
      }
    })()
    yield { part, body }
    for await (const _ of body) throw new CopyFault('damaged')
  }
}

const parse = (bytes: Buffer): Part => {
  try {
    return JSON.parse(bytes.toString('utf8')) as Part
  } catch {
    throw new CopyFault('damaged')
  }
}

async function* readBlocks(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer, undefined> {
  let waiting: Buffer[] = []
  let size = 0
  const take = (n: number): Buffer => {
    const all = waiting.length === 1 && waiting[0] ? waiting[0] : Buffer.concat(waiting)
    waiting = [all.subarray(n)]
    size = all.length - n
    return all.subarray(0, n)
  }
  let wanted: number | null = null
  for await (const bytes of source) {
    waiting.push(bytes)
    size += bytes.length
    for (;;) {
      if (wanted === null) {
        if (size < 4) break
        wanted = take(4).readUInt32BE(0)
        if (wanted > MAX_BLOCK) throw new CopyFault('damaged')
      }
      if (size < wanted) break
      yield take(wanted)
      wanted = null
    }
  }
  if (size > 0 || wanted !== null) throw new CopyFault('damaged')
}
