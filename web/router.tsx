import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import { NotFound } from './office/shell/not-found.tsx'
import { Shell } from './office/shell/shell.tsx'
import { placeToasts } from './ui/toast-place.ts'

const root = createRootRoute({ component: Outlet })
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Shell })

type Screen = () => Promise<Record<string, unknown>>
const open = (path: string, screen: Screen) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(screen as never, 'Screen') })
const at = (path: string, screen: Screen) =>
  createRoute({ getParentRoute: () => inside, path, component: lazyRouteComponent(screen as never, 'Screen') })

/** Every address of the product. Screens come when they are asked for. */
const tree = root.addChildren([
  open('/sign-in', () => import('./office/sign-in/screen.tsx')),
  open('/set-up', () => import('./office/set-up/screen.tsx')),
  open('/help', () => import('./office/help/screen.tsx')),
  inside.addChildren([
    at('/', () => import('./office/home/screen.tsx')),
    at('/today', () => import('./phone/today/screen.tsx')),
    at('/concerns', () => import('./concern/screen.tsx')),
    at('/cards', () => import('./cards/screen.tsx')),
    at('/cards/$id', () => import('./cards/page.tsx')),
    at('/record', () => import('./phone/hub/screen.tsx')),
    at('/unsent', () => import('./phone/unsent/screen.tsx')),
    at('/record/class', () => import('./record/grid/screen.tsx')),
    at('/record/$kind', () => import('./record/screen.tsx')),
    at('/record/$kind/paper', () => import('./record/paper/screen.tsx')),
    at('/children', () => import('./office/register/screen.tsx')),
    at('/children/$id', () => import('./office/child/screen.tsx')),
    at('/children/$id/page', () => import('./file/page.tsx')),
    at('/children/$id/growth', () => import('./file/growth.tsx')),
    at('/children/$id/consents', () => import('./consents/screen.tsx')),
    at('/children/$id/support', () => import('./support/screen.tsx')),
    at('/overview', () => import('./office/overview/screen.tsx')),
    at('/classes/$code/brief', () => import('./office/brief/screen.tsx')),
    at('/promotion', () => import('./office/promotion/screen.tsx')),
    at('/transfers', () => import('./transfers/screen.tsx')),
    at('/two-files', () => import('./office/two-files/screen.tsx')),
    at('/census', () => import('./office/census/screen.tsx')),
    at('/statistics', () => import('./office/statistics/screen.tsx')),
    at('/forms', () => import('./office/blank-forms/screen.tsx')),
    at('/forms/$id', () => import('./office/blank-forms/page.tsx')),
    at('/statistics/form', () => import('./office/statistics/form/screen.tsx')),
    at('/charts', () => import('./office/charts/screen.tsx')),
    at('/evaluation', () => import('./office/evaluation/screen.tsx')),
    at('/evaluation/list', () => import('./office/evaluation-list/screen.tsx')),
    at('/board', () => import('./office/board/screen.tsx')),
    at('/escalated', () => import('./escalated/screen.tsx')),
    at('/out-of-touch', () => import('./office/touch/screen.tsx')),
    at('/records', () => import('./office/records/screen.tsx')),
    at('/parents', () => import('./parents/screen.tsx')),
    at('/pictures/$of/$id', () => import('./pictures/screen.tsx')),
    at('/ledger', () => import('./ledger/screen.tsx')),
    at('/ledger/donors', () => import('./ledger/donors.tsx')),
    at('/ledger/use', () => import('./ledger/use.tsx')),
    at('/entries', () => import('./entry/screen.tsx')),
    at('/pairings', () => import('./office/pairings/screen.tsx')),
    at('/entries/new/$kind', () => import('./entry/new.tsx')),
    at('/entries/$id', () => import('./entry/page.tsx')),
    at('/entries/$id/edit', () => import('./entry/edit.tsx')),
    at('/rosters', () => import('./office/rosters/screen.tsx')),
    at('/rosters/$id', () => import('./office/rosters/understood.tsx')),
    at('/rosters/$id/difference', () => import('./office/rosters/difference.tsx')),
    at('/summaries', () => import('./office/summaries/screen.tsx')),
    at('/summaries/$id', () => import('./office/summaries/editor.tsx')),
    at('/places', () => import('./office/places/screen.tsx')),
    at('/places/$code', () => import('./organisation/screen.tsx')),
    at('/places/$code/calendar', () => import('./organisation/month.tsx')),
    at('/occasions', () => import('./occasions/screen.tsx')),
    at('/calendar', () => import('./office/calendar/screen.tsx')),
    at('/access', () => import('./access/screen.tsx')),
    at('/accounts', () => import('./office/accounts/screen.tsx')),
    at('/accounts/classes', () => import('./office/class-teachers/screen.tsx')),
    at('/own-fields', () => import('./office/own-fields/screen.tsx')),
    at('/papers/certificates', () => import('./office/papers/certificates.tsx')),
    at('/papers/cards', () => import('./office/papers/cards.tsx')),
    at('/papers/$paper', () => import('./office/papers/paper.tsx')),
    at('/prints', () => import('./office/prints/screen.tsx')),
    at('/hints', () => import('./office/hints/screen.tsx')),
    at('/paper-texts', () => import('./office/paper-texts/screen.tsx')),
    at('/duty-rules', () => import('./office/duty-rules/screen.tsx')),
    at('/audit', () => import('./office/audit/screen.tsx')),
    at('/me', () => import('./office/me/screen.tsx')),
  ]),
])

/** Going back leads to the same place of the page (F16). */
export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
})
router.subscribe('onResolved', placeToasts)
