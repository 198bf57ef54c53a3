import { Link } from '@tanstack/react-router'

/** One of those at which something is begun, as a line that a thumb finds: its name, and beside it what tells it from the others. */
export const PickLine = ({
  to,
  kind,
  search,
  name,
  beside,
  replace = false,
}: {
  to: '/entries/new/$kind' | '/record/$kind'
  kind: string
  search: Record<string, string>
  name: string
  beside: string | null
  replace?: boolean
}) => (
  <Link
    to={to}
    params={{ kind } as never}
    search={search as never}
    replace={replace}
    className="row"
    style={{ minHeight: 48, padding: '4px 12px', gap: 12, color: 'inherit' }}
  >
    <b>{name}</b>
    <span className="mut sm">{beside}</span>
  </Link>
)
