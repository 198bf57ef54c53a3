import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { asOwner, makeFolder, openDatabase } from '../database.ts'
import { countyCodes, rebuild } from '../db/copy/rebuild.ts'
import { appRoleOf, ensureAppRole } from '../db/role.ts'
import type { Settings } from '../env.ts'
import { takeAlone } from '../installation/db/in-use.ts'
import { keyFits } from '../installation/db/key-check.ts'
import { KEY_MARK, keysFrom, keysIn } from '../keys.ts'
import { type CopySummary, checkedCopy, type Seen, summaryOf, walkCopy } from './check-copy.ts'
import { beforeRestoreName, copyKeysOf } from './copies.ts'
import { CopyFault, diskFault } from './fault.ts'
import type { CopyKeys } from './header.ts'
import { makeCopy } from './make-copy.ts'
import { recoveryCode } from './recovery-code.ts'
import { clearStage, closeStage, finishRestore, stageFile } from './staged.ts'

export type RestoreInput = {
  file: string
  settings: Settings
  code: string | null
  now: number
  /** Leave out the copy of what is there now. */
  withoutCopy: boolean
  say: (step: string) => void
}

export type Restored = CopySummary & { before: string | null }

/**
 * Puts a copy back. All of it is read and held against its own account before anything is touched; the database changes in one
 * transaction, the files after it. Errors: CopyFault; then what was there stands as it was.
 */
export const restoreCopy = async (input: RestoreInput): Promise<Restored> => {
  const { file, settings, say } = input
  const keys = keysHere(settings, input.code)
  say('1/3　核对备份')
  const seen = await checkedCopy(file, keys)
  makeFolder(settings.dataDir)
  const { owner, stop } = await openDatabase(settings)
  try {
    return await asOwner(owner, settings.databaseUrl !== null, async (client) => {
      const role = appRoleOf(owner.database)
      if (!(await takeAlone(client, role))) throw new CopyFault('in-use')
      await finishRestore(client, settings)
      const there = await countyCodes(client)
      const coming = seen.about.counties.map((c) => c.code)
      if (there.some((code) => !coming.includes(code))) throw new CopyFault('other-county')
      const before = there.length && !input.withoutCopy ? await copyBefore(input, client) : null
      say('2/3　写入数据库')
      const master = Buffer.from(seen.masterKey, 'hex')
      await ensureAppRole(client, role, keysFrom(master).secret(`database role ${role}`))
      await refill(input, keys, seen, client, role)
      say('3/3　放回文件')
      await finishRestore(client, settings)
      return { ...(await summaryOf(file, seen)), before }
    })
  } finally {
    await stop()
  }
}

/** With no key here yet, only the paper opens a copy. */
const keysHere = (settings: Settings, code: string | null): CopyKeys =>
  existsSync(settings.keyFile)
    ? { ...copyKeysOf(keysIn(settings.keyFile)), code }
    : { ...copyKeysOf(keysFrom(Buffer.from(randomUUID()))), code }

const copyBefore = async ({ settings, now, say }: RestoreInput, client: pg.Client): Promise<string> => {
  say('　　　先给现有资料留一份备份')
  const file = join(settings.dataDir, 'copies', beforeRestoreName(now))
  try {
    await mkdir(join(settings.dataDir, 'copies'), { recursive: true, mode: 0o700 })
    const keys = { ...copyKeysOf(keysIn(settings.keyFile)), code: recoveryCode(settings.dataDir).code }
    await makeCopy({ file, settings, keys, now, withOwner: (work) => work(client) })
    return file
  } catch (error) {
    throw new CopyFault(
      'cannot-write',
      `恢复前要给现有资料留一份备份，没有成功（${(error as Error).message}）。没有恢复。确定不要现有资料，请加 --without-copy。`,
    )
  }
}

const refill = async (
  { file, settings, now }: RestoreInput,
  keys: CopyKeys,
  { about, account, masterKey }: Seen,
  client: pg.Client,
  role: string,
) => {
  const id = randomUUID()
  await clearStage(settings)
  try {
    await rebuild(client, {
      role,
      migrations: about.migrations,
      tables: (fill) =>
        walkCopy(file, keys, async (part, body) => {
          if (part.part === 'table') await fill(part, body)
          else if (part.part === 'file') await stageFile(settings, part.path, body)
          else for await (const _ of body) throw new CopyFault('damaged')
        }),
      sequences: () => account.sequences,
      restored: { id, at: new Date(now).toISOString(), from: about.madeAt },
      beforeCommit: async (within) => {
        if (!(await keyFits(within, keysFrom(Buffer.from(masterKey, 'hex')).sign(KEY_MARK))))
          throw new CopyFault('damaged')
        await closeStage(settings, { id, files: Object.keys(account.files) })
      },
    })
  } catch (error) {
    await clearStage(settings)
    throw diskFault(error)
  }
}
