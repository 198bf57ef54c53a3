/** What a movement is refused for, in a sentence that says what to do. */
export class NotBooked extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** Out of reach is said like not there. */
export const notFound = (): NotBooked => new NotBooked('not-found', '没有找到，或不在您负责的范围内，请刷新后再选。')
