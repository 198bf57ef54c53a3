import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import type { Settings } from '../env.ts'

/** What lies in NUANYANG_DATA and is no part of a copy: the database itself (copied row by row), copies, work in progress. */
const NOT_COPIED = new Set(['database', 'copies', 'restoring'])

/** Where the master key stands in a copy, wherever its file is here. */
export const KEY_PATH = 'keys/master.key'

export type DataFile = { path: string; at: string }

/**
 * The small files of keys/ (the key, the heads of the seals, the recovery code), read whole. They are read before the database's
 * moment: a head that is older than the rows accuses nobody, a newer one would.
 */
export const readKeyFiles = async (settings: Settings): Promise<{ path: string; bytes: Buffer }[]> => {
  const found: { path: string; bytes: Buffer }[] = [{ path: KEY_PATH, bytes: await readFile(settings.keyFile) }]
  for (const { path, at } of await keyFilesHere(settings)) found.push({ path, bytes: await readFile(at) })
  return found
}

/** What lies in keys/ beside the master key. */
export const keyFilesHere = async (settings: Settings): Promise<DataFile[]> =>
  (await filesBelow(settings.dataDir, join(settings.dataDir, 'keys'))).filter(
    (f) => f.path !== KEY_PATH && resolve(f.at) !== settings.keyFile && !isPassing(f.path),
  )

/** Everything else that was laid into NUANYANG_DATA, by path; links are left alone. */
export const dataFiles = async (settings: Settings): Promise<DataFile[]> => {
  const found: DataFile[] = []
  for (const entry of await readdir(settings.dataDir, { withFileTypes: true })) {
    if (NOT_COPIED.has(entry.name) || entry.name === 'keys') continue
    const at = join(settings.dataDir, entry.name)
    if (entry.isDirectory()) found.push(...(await filesBelow(settings.dataDir, at)))
    else if (entry.isFile() && resolve(at) !== settings.keyFile) found.push({ path: entry.name, at })
  }
  return found.filter((f) => !isPassing(f.path))
}

const isPassing = (path: string) => /\.(part|new)(-\w+)?$|\.code\.\d+$|\.before-/.test(path)

const filesBelow = async (root: string, folder: string): Promise<DataFile[]> => {
  if (!(await stat(folder).catch(() => null))?.isDirectory()) return []
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name))
    .sort()
    .map((at) => ({ at, path: relative(root, at).split(sep).join('/') }))
}

export const bytesOf = (file: DataFile): AsyncIterable<Buffer> => createReadStream(file.at)

/** A path as a copy may hold it: below the folder, never out of it. */
export const isInside = (path: string): boolean =>
  path !== '' &&
  !path.startsWith('/') &&
  !/^[a-z]:/i.test(path) &&
  !path.split(/[\\/]/).some((p) => p === '..' || p === '')
