import { readGradeClass } from './class-name.ts'
import { isMerged, standingOf } from './merged-place.ts'
import { ancestorOf, classTitle, type Place, type PlaceKind, type PlaceTree } from './place.ts'
import { KIND_NAMES, MAY_STAND } from './place-kinds.ts'
import type { OutlineNode } from './place-outline.ts'
import { bareSchool } from './school-name.ts'

/**
 * `there`: it stands already; `new`: it will be added; `doubt`: it will be added if somebody says so; `fault`: it cannot be, and
 * nothing is written while there is one.
 */
export type OutlineState = 'new' | 'there' | 'doubt' | 'fault'
export type OutlineLine = {
  row: number
  depth: number
  name: string
  kind: PlaceKind | null
  state: OutlineState
  /** Why it is doubtful or cannot be, and what to do. */
  note: string | null
  /** The place that stands there already. */
  place: Place | null
  /** What it hangs on: one that stands, or another line. */
  under: Place | { line: number } | null
}

const bareVillage = (name: string) => name.replace(/(?:村民委员会|居民委员会|村委会|居委会|行政村|社区|村)$/, '')

/** The lines of an outline against the places that stand: what is there, what is new, what somebody should look at. */
export const matchOutline = (nodes: readonly OutlineNode[], tree: PlaceTree, home: Place): OutlineLine[] => {
  const standing = [...tree.values()].filter((p) => !isMerged(tree, p))
  const lines: OutlineLine[] = []
  for (const node of nodes) lines.push(lineOf(node, lines, standing, tree, home))
  return lines
}

const lineOf = (
  node: OutlineNode,
  lines: readonly OutlineLine[],
  standing: readonly Place[],
  tree: PlaceTree,
  home: Place,
): OutlineLine => {
  const read = node.kind === 'class' ? readGradeClass(node.name) : { grade: null, label: null }
  const name = node.kind === 'class' && read.grade !== null ? classTitle(read.grade, read.label) : node.name
  const base = { row: node.row, depth: node.depth, name, kind: node.kind, place: null, under: null }
  const fault = (note: string): OutlineLine => ({ ...base, state: 'fault', note })
  if (node.kind === null) return fault(`看不出“${node.name}”是村还是学校：在前面写上“村：”“学校：”“班：”或“乡镇：”。`)
  if (name.length > 60) return fault('名称最多 60 个字。')
  if (node.kind === 'county') {
    const county = standing.find((p) => p.kind === 'county')
    if (county && county.name === name) return { ...base, state: 'there', note: null, place: county }
    return fault(`这里只能添加${county?.name ?? '本县'}的地方，请去掉“${name}”这一行。`)
  }
  const above = node.parent === null ? null : (lines[node.parent] ?? null)
  if (above?.state === 'fault') return fault(`先改好上面的“${above.name}”。`)
  const under: OutlineLine['under'] = above ? (above.place ?? { line: node.parent ?? 0 }) : home
  const aboveKind = above ? above.kind : home.kind
  const aboveName = above ? above.name : home.name
  if (!aboveKind || !MAY_STAND[node.kind].includes(aboveKind))
    return fault(
      `${KIND_NAMES[node.kind]}“${name}”要放在${MAY_STAND[node.kind].map((k) => KIND_NAMES[k])[0]}下面：在它上面写一行，或换一个“放在哪下面”。`,
    )
  const placed = { ...base, under }
  const siblings = 'line' in under ? [] : standing.filter((p) => p.parentId === under.id && p.kind === node.kind)
  const there = siblings.find((p) =>
    node.kind === 'class' && read.grade !== null
      ? p.grade === read.grade && p.label === read.label
      : p.name === name || p.aliases.includes(name),
  )
  if (there) {
    const note = there.closed ? `“${there.name}”已经停用，要用请点“改”恢复。` : null
    return { ...placed, state: 'there', note, place: there }
  }
  const doubt = doubtOf(node, { name, aboveKind, aboveName }, siblings, standing, tree)
  return { ...placed, state: doubt ? 'doubt' : 'new', note: doubt }
}

const doubtOf = (
  node: OutlineNode,
  { name, aboveKind, aboveName }: { name: string; aboveKind: PlaceKind; aboveName: string },
  siblings: readonly Place[],
  standing: readonly Place[],
  tree: PlaceTree,
): string | null => {
  const alike = siblings.find((p) =>
    node.kind === 'school'
      ? bareSchool(p.name) === bareSchool(name) || p.name.endsWith(name) || name.endsWith(p.name)
      : node.kind === 'village' && bareVillage(p.name) === bareVillage(name),
  )
  if (alike) return `${aboveName}已经有“${alike.name}”，像是同一个；是同一个就去掉这一行。`
  if (node.kind !== 'class') {
    const twins = standing.filter((p) => p.kind === node.kind && p.name === name)
    if (twins.length) {
      const where = twins.map((p) => ancestorOf(tree, standingOf(tree, p).parentId, 'township')?.name ?? '县下面')
      return `${where.join('、')}已经有一个“${name}”；是同一个就去掉这一行，换上级请点“改”。`
    }
  }
  if (node.kind === 'school' && aboveKind === 'county')
    return `“${name}”直接放在县下面。属于哪个乡镇，就写在那个乡镇下面。`
  return node.guessed ? `没有缩进，先放在“${aboveName}”下面，对不对？` : null
}
