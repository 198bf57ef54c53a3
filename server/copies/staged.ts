import { createWriteStream, existsSync, readFileSync } from 'node:fs'
import { copyFile, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { lastRestore, onlyOne } from '../db/copy/rebuild.ts'
import type { Settings } from '../env.ts'
import { KEY_PATH, keyFilesHere } from './data-files.ts'

/** Which restore, and every file that its copy holds. */
type Plan = { id: string; files: string[] }

const folderOf = (settings: Settings) => join(settings.dataDir, 'restoring')
const planOf = (settings: Settings) => join(folderOf(settings), 'plan.json')

/** Files of a copy wait beside their places until the database stands; nothing is overwritten before. */
export const clearStage = (settings: Settings) => rm(folderOf(settings), { recursive: true, force: true })

export const stageFile = async (settings: Settings, path: string, body: AsyncIterable<Buffer>): Promise<void> => {
  const at = join(folderOf(settings), 'files', ...path.split('/'))
  await mkdir(dirname(at), { recursive: true, mode: 0o700 })
  await pipeline(Readable.from(body, { objectMode: false }), createWriteStream(at, { mode: 0o600, flush: true }))
}

/** All files are there: from now on they belong to the restore that the database will name. Before its commit. */
export const closeStage = async (settings: Settings, plan: Plan): Promise<void> => {
  await mkdir(folderOf(settings), { recursive: true, mode: 0o700 })
  const handle = await open(planOf(settings), 'w', 0o600)
  try {
    await handle.writeFile(JSON.stringify(plan))
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Brings staged files to their places where the database names their restore; else drops them: a restore was cut off before
 * its commit, and what was there stands. Run at every opening, so that a kill between the two is made good.
 */
export const finishRestore = async (client: pg.ClientBase, settings: Settings): Promise<void> => {
  if (!existsSync(folderOf(settings))) return
  await onlyOne(client, async () => {
    if (existsSync(planOf(settings))) {
      const plan = JSON.parse(readFileSync(planOf(settings), 'utf8')) as Plan
      if (plan.id === (await lastRestore(client))) await bringFiles(settings, plan)
    }
    await clearStage(settings)
  })
}

const RECOVERY = 'keys/recovery.code'
/** Kept aside, and in no later copy. */
const asBefore = (at: string, plan: Plan) => `${at}.before-${plan.id.slice(0, 8)}`

const bringFiles = async (settings: Settings, plan: Plan) => {
  const root = join(folderOf(settings), 'files')
  if (!existsSync(root)) return
  const entries = await readdir(root, { withFileTypes: true, recursive: true })
  const paths = entries
    .filter((e) => e.isFile())
    .map((e) => relative(root, join(e.parentPath, e.name)).split(sep).join('/'))
  // Heads of seals that the copy does not have are those of another time: they would accuse what comes.
  for (const { path, at } of await keyFilesHere(settings))
    if (!plan.files.includes(path) && path !== RECOVERY) await rename(at, asBefore(at, plan))
  const sameKey = await isSameKey(settings, join(root, ...KEY_PATH.split('/')))
  for (const path of paths.sort((a, b) => Number(a === KEY_PATH) - Number(b === KEY_PATH))) {
    const from = join(root, ...path.split('/'))
    const to = path === KEY_PATH ? settings.keyFile : join(settings.dataDir, ...path.split('/'))
    // On its own machine the newest paper holds, and the key is there already.
    if (sameKey && (path === KEY_PATH || (path === RECOVERY && existsSync(to)))) continue
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    if (path === KEY_PATH && existsSync(to)) await rename(to, asBefore(to, plan))
    await move(from, to)
  }
}

const isSameKey = async (settings: Settings, staged: string): Promise<boolean> => {
  // Moved already by a run that was cut off after it.
  if (!existsSync(staged)) return false
  if (!existsSync(settings.keyFile)) return false
  return (await readFile(staged, 'utf8')).trim() === (await readFile(settings.keyFile, 'utf8')).trim()
}

/** The key file may lie on another disk. */
const move = async (from: string, to: string) => {
  await rename(from, to).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EXDEV') throw error
    await copyFile(from, `${to}.new`)
    await rename(`${to}.new`, to)
    await rm(from)
  })
}
