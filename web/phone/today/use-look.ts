import { useNavigate, useSearch } from '@tanstack/react-router'

export type Show = 'due' | 'week' | 'all'
export type By = 'urgency' | 'village'

export const AT_ONCE = 60
const KEPT = 'nuanyang.today.by'

/** What of the day is looked at: `upto` so many households, `rule` only who is owed this, `q` only whom this finds. */
export type Look = { show: Show; by: By; upto: number; q: string; rule: string }

/**
 * In the address, so that coming back from a record finds the same list as long as before (F16). In which order is kept on the device:
 * village by village until somebody wants the most pressing first (F18).
 */
export const useLook = (): [Look, (next: Partial<Look>) => void] => {
  const asked = useSearch({ strict: false }) as Partial<Look>
  const usual: By = localStorage.getItem(KEPT) === 'urgency' ? 'urgency' : 'village'
  const now: Look = {
    show: asked.show ?? 'due',
    by: asked.by ?? usual,
    upto: asked.upto ?? AT_ONCE,
    q: String(asked.q ?? ''),
    rule: asked.rule ?? '',
  }
  const navigate = useNavigate()
  const look = (next: Partial<Look>) => {
    if (next.by) localStorage.setItem(KEPT, next.by)
    const to = { ...now, ...next }
    void navigate({
      to: '/today',
      search: {
        ...(to.show === 'due' ? {} : { show: to.show }),
        ...(asked.by || next.by ? { by: to.by } : {}),
        ...(to.q === '' ? {} : { q: to.q }),
        ...(to.rule === '' ? {} : { rule: to.rule }),
        ...(to.upto === AT_ONCE ? {} : { upto: to.upto }),
      } as never,
      replace: true,
      resetScroll: false,
    })
  }
  return [now, look]
}
