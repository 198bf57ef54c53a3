import { ERRORS } from '../../domain/errors.ts'

export type RosterFaultCode = 'encrypted' | 'too-large' | 'corrupt' | 'not-a-spreadsheet' | 'no-rows'

/** A file that cannot be read: one code, one sentence that says what to do. Nothing was written. */
export class RosterFault extends Error {
  readonly code: RosterFaultCode
  constructor(code: RosterFaultCode, message: string = ERRORS[code][1]) {
    super(message)
    this.name = 'RosterFault'
    this.code = code
  }
}
