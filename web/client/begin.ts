/** Where a person begins after signing in (F19): on a phone with whom to visit today, at a desk with the home screen. */
export const beginsAt = (actions: readonly string[], placeKind: string): '/today' | '/' =>
  actions.includes('duty.read') && placeKind !== 'county' && window.matchMedia('(max-width: 45em)').matches
    ? '/today'
    : '/'
