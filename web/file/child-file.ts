import type { Answer } from '../client/call.ts'

export type File = Answer<'getChild'>
