import type { useNavigate } from '@tanstack/react-router'
import { beginsAt } from './begin.ts'
import { type Answer, setCsrf } from './call.ts'
import { keepOneTime } from './one-time.ts'
import { queryClient } from './queries.ts'

/** A session has begun: nothing of an earlier one stays in memory. `password`: what was typed, kept only while it has to be changed. */
export const begin = (me: Answer<'signIn'>, password: string): void => {
  queryClient.clear()
  setCsrf(me.csrf)
  keepOneTime(me.mustChangePassword ? password : null)
}

/** To the page on which this post begins. */
export const goIn = (me: Answer<'signIn'>, navigate: ReturnType<typeof useNavigate>): void =>
  void navigate({ to: beginsAt(me.actions, me.post.place.kind) })
