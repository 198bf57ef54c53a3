import type { OpenAPIHono } from '@hono/zod-openapi'

const ABOUT = {
  openapi: '3.1.0',
  info: {
    title: '暖阳',
    version: '1',
    description:
      '登录用 POST /api/session（cookie，写请求另带 x-csrf-token），别的系统用 Authorization: Bearer 令牌。列表按 cursor 翻页：把答复里的 next 原样带回，null 为止。写请求可带 Idempotency-Key。出错一律是 {code, message, details?}。',
  },
}

/** The contract as other systems read it. A parameter of the path is always there, also where a number is read out of it. */
export const contractOf = (app: OpenAPIHono) => {
  const contract = app.getOpenAPI31Document(ABOUT)
  const operations = Object.values(contract.paths ?? {}).flatMap((path) => Object.values(path))
  for (const { parameters = [] } of operations as { parameters?: { in?: string; required?: boolean }[] }[])
    for (const parameter of parameters) if (parameter.in === 'path') parameter.required = true
  return contract
}
