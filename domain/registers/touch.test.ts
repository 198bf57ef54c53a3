import { describe, expect, it } from 'vitest'
import { isUnreached, isUntried, lastSeen, TOUCH_WANTED, type Touch, unseenAt } from './touch.ts'

const AT = '2026-11-24'
const touch = (more: Partial<Touch> = {}): Touch => ({
  fatherState: 'away',
  motherState: 'away',
  fatherSeenOn: null,
  motherSeenOn: null,
  cameOn: null,
  reachedOn: null,
  triedOn: null,
  tries: 0,
  firstTryOn: null,
  ...more,
})

describe('when a child last saw its parents (S3.3)', () => {
  it('the last day of either parent counts, from the file or from a record', () => {
    expect(lastSeen(touch())).toBeNull()
    expect(lastSeen(touch({ fatherSeenOn: '2025-02-01', motherSeenOn: '2026-10-02' }))).toBe('2026-10-02')
    expect(lastSeen(touch({ fatherSeenOn: '2025-02-01', cameOn: '2026-02-17' }))).toBe('2026-02-17')
  })

  it.each([
    ['2025-11-24', 'year'],
    ['2025-11-25', 'half'],
    ['2026-05-24', 'half'],
    ['2026-05-25', 'seen'],
    [null, 'unknown'],
  ] as const)('seen on %s: %s', (day, unseen) => {
    expect(unseenAt(touch({ motherSeenOn: day }), AT)).toBe(unseen)
  })

  it('whose mother lives at home misses nobody; half a year includes a year; what nobody wrote is no long time', () => {
    expect(unseenAt(touch({ motherState: 'home', fatherSeenOn: '2020-01-01' }), AT)).toBe('together')
    const year = touch({ fatherSeenOn: '2025-01-01' })
    expect([TOUCH_WANTED['unseen-year'](year, AT), TOUCH_WANTED['unseen-half'](year, AT)]).toEqual([true, true])
    expect([TOUCH_WANTED['unseen-half'](touch(), AT), TOUCH_WANTED['unseen-unknown'](touch(), AT)]).toEqual([
      false,
      true,
    ])
  })
})

describe('whom nobody reaches (summaries §8)', () => {
  const tried = (more: Partial<Touch>) => touch({ tries: 2, firstTryOn: '2026-10-01', triedOn: '2026-11-20', ...more })

  it('thirty days and two days of trying: one call that nobody answers says little', () => {
    expect(isUnreached(tried({}), AT)).toBe(true)
    expect(isUnreached(tried({ tries: 1 }), AT)).toBe(false)
    expect(isUnreached(tried({ firstTryOn: '2026-10-26' }), AT)).toBe(false)
  })

  it('who was reached since is counted from then', () => {
    expect(isUnreached(tried({ reachedOn: '2026-10-25', firstTryOn: '2026-11-10' }), AT)).toBe(true)
    expect(isUnreached(tried({ reachedOn: '2026-11-01', firstTryOn: '2026-11-10' }), AT)).toBe(false)
  })

  it('that nobody tried is another thing', () => {
    expect([isUntried(touch(), AT), isUntried(touch({ triedOn: '2026-10-25' }), AT)]).toEqual([true, true])
    expect(isUntried(touch({ triedOn: '2026-10-26' }), AT)).toBe(false)
    expect(isUnreached(touch(), AT)).toBe(false)
  })
})
