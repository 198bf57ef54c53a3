import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { type Seal, type Sealed, sealWith } from './seal.ts'

/**
 * What one account keeps in this browser: drafts, and records that could not be sent. On the disk each row is locked with a key that
 * only the server has; in memory, while that account is signed in, the rows are open (decision 034).
 */
type Row = { key: string; account: string; sealed: Sealed }
interface Rows extends DBSchema {
  kept: { key: string; value: Row; indexes: { account: string } }
}

let opening: Promise<IDBPDatabase<Rows>> | null = null
const database = (): Promise<IDBPDatabase<Rows>> => {
  opening ??= openDB<Rows>('nuanyang', 1, {
    upgrade: (db) => {
      db.createObjectStore('kept', { keyPath: 'key' }).createIndex('account', 'account')
    },
  }).catch((error: unknown) => {
    opening = null
    throw error
  })
  return opening
}

let owner = ''
let seal: Seal | null = null
let unreadable = 0
const rows = new Map<string, unknown>()
/** Not on the disk yet, each with the lock of whoever wrote it: signing out meanwhile does not change whose it is. */
const waiting = new Map<string, { value: unknown; account: string; seal: Seal }>()
const watchers = new Set<() => void>()
/** What a key holds that is to be thrown away. */
const GONE = Symbol('gone')

let version = 0
/** Another number whenever a row has changed. */
export const keptVersion = (): number => version

const changed = () => {
  version += 1
  for (const watcher of watchers) watcher()
}

/** Other pages of this browser hear which row was written. */
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('nuanyang.kept')
channel?.addEventListener('message', ({ data }: MessageEvent<string>) => void reread(data))

const reread = async (key: string) => {
  const mine = seal
  if (!mine || !key.startsWith(`${owner}.`) || waiting.has(key)) return
  const row = await (await database()).get('kept', key)
  const value = row && (await mine.open(row.sealed))
  if (seal !== mine) return
  if (value === undefined || value === null) rows.delete(key)
  else rows.set(key, value)
  changed()
}

/**
 * Opens what this account left here. False where the browser cannot keep anything under lock: then nothing is kept beyond the drafts
 * that the browser's simple store holds.
 */
export const openKept = async (account: string, secret: string): Promise<boolean> => {
  if (owner === account && seal) return true
  closeKept()
  const made = await sealWith(secret).catch(() => null)
  const found = made
    ? await database().then(
        (db) => db.getAllFromIndex('kept', 'account', account),
        () => null,
      )
    : null
  if (!made || !found) return false
  const opened = await Promise.all(found.map(async (row) => [row.key, await made.open(row.sealed)] as const))
  owner = account
  seal = made
  for (const [key, value] of opened)
    if (value === null) unreadable += 1
    else rows.set(key, value)
  changed()
  return true
}

/** The key and the open rows leave the memory; what is locked stays on the disk for whoever it belongs to. */
export const closeKept = (): void => {
  owner = ''
  seal = null
  unreadable = 0
  rows.clear()
  changed()
}

/** Can a record be kept here under lock? */
export const canKeep = (): boolean => seal !== null

/** Rows of this account that another key locked: they are left where they are, and said. */
export const unreadableRows = (): number => unreadable

export const keptValue = (key: string): unknown => rows.get(key)

/** Keys of this account that begin so. */
export const keptKeys = (prefix: string): string[] => [...rows.keys()].filter((key) => key.startsWith(prefix))

let writing: Promise<void> = Promise.resolve()

const write = async () => {
  const [next] = waiting
  if (!next) return
  const [key, { value, account, seal: lock }] = next
  waiting.delete(key)
  const sealed = value === GONE ? null : await lock.lock(value)
  const tx = (await database()).transaction('kept', 'readwrite', { durability: 'strict' })
  await Promise.all([sealed ? tx.store.put({ key, account, sealed }) : tx.store.delete(key), tx.done])
  channel?.postMessage(key)
}

const put = (key: string, value: unknown): Promise<void> => {
  if (!seal) return Promise.reject(new Error('nothing can be kept before the sign-in'))
  waiting.set(key, { value, account: owner, seal })
  changed()
  // One after the other: of many letters typed at once only the last state is written.
  const done = writing.then(write)
  writing = done.catch(() => undefined)
  return done
}

/** Keeps a value of the account that is signed in; resolves when it lies on the disk, rejects when it could not be laid there. */
export const keep = (key: string, value: unknown): Promise<void> => {
  rows.set(key, value)
  return put(key, value)
}

export const throwAway = (key: string): Promise<void> => {
  rows.delete(key)
  return put(key, GONE)
}

export const watchKept = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** How many rows of this kind lie in this browser, of whomever: said where nobody is signed in. No names. */
export const countOnDevice = async (part: string): Promise<number> =>
  (await (await database()).getAllKeys('kept')).filter((key) => key.split('.')[1] === part).length
