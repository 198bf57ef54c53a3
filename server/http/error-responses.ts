import * as z from 'zod'
import type { Endpoint } from '../../domain/api/kit.ts'
import { ERRORS, type ErrorCode } from '../../domain/errors.ts'

const CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]

/** What every fault looks like; `code` is of the closed list. */
const errorShape = z
  .object({
    code: z.enum(CODES),
    message: z.string().describe('一句中文，说清下一步怎么做'),
    details: z.unknown().optional().describe('哪些内容有问题：字段名到一句话，或等待的秒数'),
  })
  .meta({ id: 'Error' })

const withStatus = (status: number): string[] => CODES.filter((code) => ERRORS[code][0] === status)

/** The statuses that an endpoint may answer with besides 200, each with its codes. */
export const errorResponses = (endpoint: Endpoint) => {
  const statuses = [
    ...(endpoint.params || endpoint.query || endpoint.body ? [400] : []),
    ...(endpoint.needs === 'none' ? [401, 429] : [401, 403, 404]),
    ...(endpoint.method === 'GET' ? [] : [403, 409, 413, 422]),
    ...(endpoint.body ? [415] : []),
    500,
    503,
    507,
  ]
  return Object.fromEntries(
    [...new Set(statuses)].map((status) => [
      status,
      {
        description: withStatus(status).join('、'),
        content: { 'application/json': { schema: errorShape } },
      },
    ]),
  )
}
