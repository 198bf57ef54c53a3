import { closeSync, createWriteStream, existsSync, openSync, readdirSync, readSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'
import type pg from 'pg'
import { CopyRuns, type Snapshot, withSnapshot } from '../db/copy/snapshot.ts'
import { isAlive } from '../db/embedded/alive.ts'
import { unknownMigrations } from '../db/migrations/migrate.ts'
import type { Settings } from '../env.ts'
import { type CopySummary, checkCopy } from './check-copy.ts'
import { sealChunks } from './chunks.ts'
import { bytesOf, dataFiles, readKeyFiles } from './data-files.ts'
import { CopyFault, diskFault } from './fault.ts'
import { type CopyKeys, MAGIC, newHeader } from './header.ts'
import { type Account, writePart } from './parts.ts'
import { PRODUCT } from './product.ts'
import { makeTally } from './tally.ts'

export type CopyInput = {
  file: string
  settings: Settings
  keys: CopyKeys & { code: string }
  now: number
  withOwner: <T>(work: (client: pg.Client) => Promise<T>) => Promise<T>
}

/**
 * Writes the whole installation into one encrypted file, reads it back to its end, and only then gives it its name. Others go on
 * working. Errors: CopyFault.
 */
export const makeCopy = async (input: CopyInput): Promise<CopySummary> => {
  const file = resolve(input.file)
  mayReplace(file)
  const part = `${file}.part-${process.pid}`
  try {
    await clearOldParts(file)
    const keyFiles = await readKeyFiles(input.settings)
    await input.withOwner((client) =>
      withSnapshot(client, (snapshot) => write(input, part, keyFiles, snapshot)).catch((error: unknown) => {
        throw error instanceof CopyRuns ? new CopyFault('busy') : error
      }),
    )
    const summary = await checkCopy(part, input.keys)
    await rename(part, file)
    await sync(dirname(file))
    return { ...summary, file }
  } catch (error) {
    await rm(part, { force: true })
    throw diskFault(error)
  }
}

type KeyFiles = Awaited<ReturnType<typeof readKeyFiles>>

const write = async (input: CopyInput, part: string, keyFiles: KeyFiles, snapshot: Snapshot) => {
  if (snapshot.counties.length === 0) throw new CopyFault('nothing-yet')
  if (unknownMigrations(snapshot.migrations).length) throw new CopyFault('newer')
  const head = newHeader(input.keys, { madeAt: new Date(input.now).toISOString(), product: PRODUCT })
  await pipeline(
    Readable.from(parts(input, keyFiles, snapshot), { objectMode: false }),
    createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 } }),
    sealChunks(head),
    createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }),
  )
}

async function* parts({ settings, now }: CopyInput, keyFiles: KeyFiles, snapshot: Snapshot) {
  const account: Account = { tables: {}, files: {}, sequences: {} }
  const { counties, migrations } = snapshot
  yield* writePart({
    part: 'about',
    about: { product: PRODUCT, madeAt: new Date(now).toISOString(), counties, migrations },
  })
  for (const { path, bytes } of keyFiles) {
    const tally = makeTally()
    yield* writePart({ part: 'file', path }, tally.through([bytes]))
    account.files[path] = tally.result()
  }
  for (const table of snapshot.tables) {
    const tally = makeTally()
    yield* writePart({ part: 'table', ...table }, tally.through(snapshot.rowsOf(table)))
    account.tables[table.name] = tally.result()
  }
  for (const file of await dataFiles(settings)) {
    const tally = makeTally()
    yield* writePart({ part: 'file', path: file.path }, tally.through(bytesOf(file)))
    account.files[file.path] = tally.result()
  }
  account.sequences = await snapshot.sequences()
  yield* writePart({ part: 'account', account })
}

/** An earlier copy of ours may be replaced by a newer one; any other file is left alone. Errors: in-the-way. */
const mayReplace = (file: string) => {
  if (!existsSync(file)) return
  const start = Buffer.alloc(MAGIC.length)
  try {
    const handle = openSync(file, 'r')
    readSync(handle, start, 0, MAGIC.length, 0)
    closeSync(handle)
  } catch {
    throw new CopyFault('in-the-way')
  }
  if (!start.equals(MAGIC)) throw new CopyFault('in-the-way')
}

/** What copies that were killed left beside this name. */
const clearOldParts = async (file: string) => {
  const folder = dirname(file)
  for (const name of readdirSync(folder)) {
    const pid = name.startsWith(`${basename(file)}.part-`) ? Number(name.split('.part-').at(-1)) : 0
    // Our own number from before the machine started anew: whoever had it is gone, and we have not begun.
    if (pid > 0 && (pid === process.pid || !isAlive(pid))) await rm(join(folder, name), { force: true })
  }
}

/** The name itself reaches the disk (Windows knows no such thing). */
const sync = async (folder: string) => {
  if (process.platform === 'win32' || !(await stat(folder)).isDirectory()) return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
