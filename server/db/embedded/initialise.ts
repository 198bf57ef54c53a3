import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFileSync, chownSync, closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveTo, hasNoName, isRoot, NOBODY, type User } from './database-user.ts'
import { runAs } from './run-as.ts'

export const OWNER = 'nuanyang_owner'

/**
 * Makes the database's files: in a folder beside, moved to their place when whole, so that a run killed in the middle leaves
 * nothing that looks like a database.
 */
export const initialise = (at: {
  base: string
  data: string
  programs: string
  passwordFile: string
  fast: boolean
  /** Whose files they become where root makes them. */
  user: User
}) => {
  const making = `${at.data}.making`
  rmSync(making, { recursive: true, force: true })
  rmSync(at.data, { recursive: true, force: true })
  rmSync(at.passwordFile, { force: true })
  mkdirSync(making, { mode: 0o700 })
  writeFileSync(at.passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 })
  // A number of its own has no name, and initdb wants one: it runs as nobody, in a group and below a folder that no other nobody enters.
  const maker = hasNoName(at.user) ? { uid: NOBODY.uid, gid: at.user.gid } : at.user
  if (isRoot()) {
    chownSync(making, maker.uid, maker.gid)
    chownSync(at.passwordFile, maker.uid, maker.gid)
  }
  const run = runAs(making, maker)
  const password = openSync(at.passwordFile, 'r')
  const program = join(at.programs, 'bin', process.platform === 'win32' ? 'initdb.exe' : 'initdb')
  const done = spawnSync(
    program,
    [
      '-D',
      run.data,
      '-U',
      OWNER,
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--auth=scram-sha-256',
      // As the data: by what is already open, where the way down to it is closed.
      `--pwfile=${run.data === making ? at.passwordFile : '/proc/self/fd/3'}`,
      ...(at.fast ? ['--no-sync'] : []),
    ],
    {
      ...run.who,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe', password],
      env: { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    },
  )
  closeSync(password)
  if (done.status !== 0) {
    rmSync(making, { recursive: true, force: true })
    throw new Error(
      `内置数据库没有建成：数据目录要能被普通用户读写，磁盘要有 200 MB 空间。\n${done.stderr ?? ''}${done.error ?? ''}`,
    )
  }
  appendFileSync(
    join(making, 'postgresql.conf'),
    [
      'max_connections = 60',
      'shared_buffers = 128MB',
      "log_min_messages = 'warning'",
      "log_statement = 'none'",
      'idle_in_transaction_session_timeout = 60000',
      at.fast ? 'fsync = off\nsynchronous_commit = off\nfull_page_writes = off' : '',
    ].join('\n'),
  )
  if (isRoot()) giveTo(making, at.user)
  renameSync(making, at.data)
}
