import type { Problem } from '../../domain/kit/define-record.ts'

/** What a movement is refused for, in a sentence that says what to do; `at`: at which of its answers that is to be done. */
export class NotBooked extends Error {
  readonly code: string
  readonly problems: Problem[]
  constructor(code: string, message: string, at?: Pick<Problem, 'field' | 'code'>) {
    super(message)
    this.code = code
    this.problems = at ? [{ ...at, message }] : []
  }
}

/** Out of reach is said like not there. */
export const notFound = (): NotBooked => new NotBooked('not-found', '没有找到，或不在您负责的范围内，请刷新后再选。')
