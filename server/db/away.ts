/** The database is not there at the moment: refused, cut off, shutting down, or without a free connection. */
export const isAway = (error: unknown): boolean => {
  const { code, message, syscall } = (error ?? {}) as { code?: unknown; message?: unknown; syscall?: unknown }
  return (
    /^(08|57P0|53300)/.test(String(code ?? '')) ||
    (['connect', 'read', 'write', 'getaddrinfo'].includes(String(syscall)) && /^E/.test(String(code))) ||
    /Connection terminated|timeout exceeded when trying to connect|Query read timeout/.test(String(message ?? ''))
  )
}

/** No room on a disk: the database's, or the one that the program writes to (L3). */
export const isFull = (error: unknown): boolean => {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  return ['53100', 'ENOSPC'].includes(String(code ?? '')) || /No space left on device/.test(String(message ?? ''))
}

/** A statement took longer than a request may, or waited longer than one may for what somebody else holds. */
export const isOverdue = (error: unknown): boolean =>
  ['57014', '55P03'].includes(String(((error ?? {}) as { code?: unknown }).code ?? ''))
