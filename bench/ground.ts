import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '../domain/roles.ts'
import { operatorActor } from '../server/actor.ts'
import type { Ctx } from '../server/context.ts'
import { readSettings } from '../server/env.ts'
import { setUp } from '../server/installation/commands/set-up.ts'
import { openProduct } from '../server/open.ts'
import { addPlaces } from '../server/places/commands/add-places.ts'

export const TODAY = '2026-11-24'
export const TERM = '2026-autumn'
export type Ground = { ctx: Ctx; operator: Actor; folder: string }

/** A throw-away county with one large and one middling school, gone again after the work. */
export const onGround = async (work: (ground: Ground) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'nuanyang-bench-'))
  const { ctx, close } = await openProduct(readSettings({ NUANYANG_LOG: 'warn' }, { data: folder }))
  try {
    await setUp(ctx, {
      countyCode: '522699',
      countyName: '云岭县',
      adminLogin: 'guanli',
      adminName: '管理员',
      password: 'lanse-yizi-42',
    })
    const operator = await operatorActor(ctx)
    await addPlaces(ctx, operator, [
      { kind: 'township', code: 'T', name: '青石镇', parentCode: '522699' },
      ...['青石村', '河湾村', '大坪村'].map((name, i) => ({
        kind: 'village' as const,
        code: `V${i}`,
        name,
        parentCode: 'T',
      })),
      { kind: 'school', code: 'BIG', name: '大学校', parentCode: 'T' },
      { kind: 'school', code: 'S', name: '青石镇中心小学', parentCode: 'T' },
    ])
    await work({ ctx, operator, folder })
  } finally {
    await close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One line of the result. */
export const say = (name: string, value: string) => console.log(`${name.padEnd(40, '　')} ${value}`)
