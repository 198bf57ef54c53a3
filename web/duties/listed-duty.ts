import type { Answer } from '../client/call.ts'

export type Duty = Answer<'listDuties'>['items'][number]
