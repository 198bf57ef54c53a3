import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFileSync, chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asOther, isRoot, type User } from './as-other.ts'

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
  writeFileSync(at.passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 })
  mkdirSync(making, { recursive: true, mode: 0o700 })
  if (isRoot()) for (const path of [at.passwordFile, making]) chownSync(path, at.user.uid, at.user.gid)
  const args = [
    '-D',
    making,
    '-U',
    OWNER,
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--auth-local=scram-sha-256',
    '--auth-host=scram-sha-256',
    `--pwfile=${at.passwordFile}`,
    ...(at.fast ? ['--no-sync'] : []),
  ]
  const program = join(at.programs, 'bin', process.platform === 'win32' ? 'initdb.exe' : 'initdb')
  const run = asOther(at.base, program, args, at.user)
  const done = spawnSync(run.program, run.args, {
    ...run.who,
    encoding: 'utf8',
    cwd: at.base,
    env: { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
  })
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
  renameSync(making, at.data)
}
