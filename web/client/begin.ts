/**
 * Where a person begins after signing in or taking up another post (F19): on a phone with whom to visit today, a helper with the cards of the
 * children, at a desk with the home screen.
 */
export const beginsAt = (actions: readonly string[], placeKind: string): '/today' | '/cards' | '/' => {
  if (!window.matchMedia('(max-width: 45em)').matches) return '/'
  if (actions.includes('card.read')) return '/cards'
  return actions.includes('duty.read') && placeKind !== 'county' ? '/today' : '/'
}
