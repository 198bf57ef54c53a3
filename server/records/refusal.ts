/** Why a record is not taken in as it stands. */
export type Refusal = {
  code: 'not-found' | 'wrong-subject' | 'not-enough' | 'unknown-answer' | 'not-alive'
  message: string
}
