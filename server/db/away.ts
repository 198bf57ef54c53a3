/** The database is not there at the moment: refused, cut off, shutting down, standing still, or without a free connection. */
export const isAway = (error: unknown): boolean => {
  const { code, message, syscall } = (error ?? {}) as { code?: unknown; message?: unknown; syscall?: unknown }
  return (
    /^(08|57P0|53300)/.test(String(code ?? '')) ||
    (['connect', 'read', 'write', 'getaddrinfo'].includes(String(syscall)) && /^E/.test(String(code))) ||
    /Connection terminated|Query read timeout|timeout exceeded when trying to connect/.test(String(message ?? ''))
  )
}
