import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import * as z from 'zod'
import { isAlive } from './db/embedded/alive.ts'

const processMark = z.object({ machine: z.string(), pid: z.number(), born: z.string() })
/** Which process does something: written down, so that another can tell whether it is still there. */
export type ProcessMark = z.infer<typeof processMark>

const machine = (): string => {
  try {
    return `${hostname()} ${readFileSync('/etc/machine-id', 'utf8').trim()}`
  } catch {
    return hostname()
  }
}

export const OWN_MARK: ProcessMark = { machine: machine(), pid: process.pid, born: randomUUID() }

/** Surely no longer there: it ran on this machine, and its number is free or another's. Of another machine nothing is known. */
export const isGone = (stored: unknown): boolean => {
  const mark = processMark.safeParse(stored).data
  if (mark?.machine !== OWN_MARK.machine) return false
  return mark.pid === OWN_MARK.pid ? mark.born !== OWN_MARK.born : !isAlive(mark.pid)
}
