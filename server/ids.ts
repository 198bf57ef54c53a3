import { randomBytes } from 'node:crypto'
import { uuidv7 } from '../domain/kit/uuid.ts'

export const newId = (nowMs: number): string => uuidv7(nowMs, randomBytes(10))
