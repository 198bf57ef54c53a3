import * as z from 'zod'
import { OWN_FIELD_KINDS, OWN_THINGS } from '../kit/own-field.ts'
import { date, type Endpoint, idParam, uuid } from './kit.ts'

const option = z.object({
  value: z.string(),
  label: z.string(),
  /** No longer offered. */
  gone: z.literal(true).optional(),
})

export const ownField = z.object({
  id: uuid,
  thing: z.enum(OWN_THINGS),
  of: z.string(),
  key: z.string(),
  kind: z.enum(OWN_FIELD_KINDS),
  label: z.string(),
  hint: z.string(),
  options: z.array(option),
  unit: z.string(),
  required: z.boolean(),
  requiredSince: z.number().int(),
  version: z.number().int(),
  sort: z.number().int(),
  fromOn: z.string(),
  endedOn: z.string().nullable(),
})

const said = {
  label: z.string().trim().min(1).max(30),
  hint: z.string().trim().max(60),
  /** An option that stands keeps its code; without one it is new; what is left out is no longer offered. */
  options: z.array(z.object({ value: z.string().max(20).optional(), label: z.string().trim().min(1).max(60) })).max(60),
  unit: z.string().trim().max(6),
  required: z.boolean(),
}

export const ownFieldApi = {
  listOwnFields: {
    method: 'GET',
    path: '/api/own-fields',
    needs: 'own-field.write',
    about: '本县自定的项目：每种记录、登记另外问什么，问过多少，改过什么',
    response: z.object({
      items: z.array(
        ownField.extend({
          /** Records or entries that stand and answer it. */
          answered: z.number().int(),
          /** The last changes, the newest first. */
          history: z.array(z.object({ on: z.string(), by: z.string(), text: z.string() })),
          /** Changes before those, which stand in the book of deeds. */
          earlier: z.number().int(),
        }),
      ),
    }),
  },
  addOwnField: {
    method: 'POST',
    path: '/api/own-fields',
    needs: 'own-field.write',
    about: '给一种记录或登记加一个自定项目',
    body: z.object({
      id: uuid,
      thing: z.enum(OWN_THINGS),
      of: z.string().max(40),
      kind: z.enum(OWN_FIELD_KINDS),
      ...said,
      hint: said.hint.default(''),
      options: said.options.default([]),
      unit: said.unit.default(''),
      required: said.required.default(false),
      /** From which day it is asked; today where nothing is said. */
      fromOn: date.optional(),
    }),
    response: ownField,
  },
  changeOwnField: {
    method: 'PATCH',
    path: '/api/own-fields/{id}',
    needs: 'own-field.write',
    about: '改一个自定项目的说法、选项、必填；不能改答法。ended 停问或接着问',
    params: idParam,
    body: z.object({
      /** The version that was on the screen. */
      version: z.number().int(),
      set: z.object({ ...said, ended: z.boolean() }).partial(),
    }),
    response: ownField,
  },
  orderOwnFields: {
    method: 'PUT',
    path: '/api/own-fields/order',
    needs: 'own-field.write',
    about: '排一种记录或登记的自定项目的先后',
    body: z.object({ thing: z.enum(OWN_THINGS), of: z.string().max(40), ids: z.array(uuid).max(400) }),
    response: z.object({ ok: z.literal(true) }),
  },
} as const satisfies Record<string, Endpoint>
