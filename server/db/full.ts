/** What to do when there is no room left: nothing was written, and nothing can be, until somebody makes some. */
export const FULL = '服务器的磁盘满了，这一步没有写入；原有的资料都在。请管理员腾出空间后再试。'

/** PostgreSQL's and the system's words for a full disk; also a file that was cut short by it (L3). */
export const isFull = (error: unknown): boolean =>
  ['53100', 'ENOSPC', 'EDQUOT'].includes(String((error as { code?: unknown } | null)?.code ?? ''))
