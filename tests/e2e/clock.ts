/**
 * A month's work is due, late or done towards its end; in its first week next to nothing is. Then all clocks of a browser test (server, test and
 * page) stand on the last day of the month before, so that the same is to be seen on every day of the year.
 */
const DAY = 86_400_000
const FIRST_WEEK = 7
const NAME = 'NUANYANG_E2E_BACK'

/** Milliseconds by which clocks go back; 0 after the first week of a month (in Shanghai). */
const howFar = (): number => {
  const day = new Date(Date.now() + 8 * 3_600_000).getUTCDate()
  return day <= FIRST_WEEK ? day * DAY : 0
}

/** As a script that changes `Date` where it runs. */
const script = (back: number): string =>
  `{ const Real = Date; globalThis.Date = class extends Real { constructor(...said) { if (said.length) super(...said); else super(Real.now() - ${back}) } static now() { return Real.now() - ${back} } } }`

/** Once, before the first process of the tests begins: whatever is begun after it, tests and servers, has its clock set back. */
export const setBack = (): void => {
  const back = howFar()
  process.env[NAME] = String(back)
  if (back > 0)
    process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import=data:text/javascript,${encodeURIComponent(script(back))}`
}

/** The same for a page; null where its clock stays as it is. */
export const pageScript = (): string | null => {
  const back = Number(process.env[NAME] ?? 0)
  return back > 0 ? script(back) : null
}
