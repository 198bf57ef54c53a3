/**
 * PostgreSQL's class 22, “data exception”: a letter that text cannot hold (U+0000, half a surrogate pair), a number or date out
 * of range. The input is at fault, never the server.
 */
export const isUnstorable = (error: unknown): boolean =>
  error instanceof Error && /^22/.test(String((error as { code?: unknown }).code ?? ''))
