import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Ask } from '../../client/call.ts'
import { useDo } from '../../client/queries.ts'
import { newerOf } from './newer.ts'
import type { Summary } from './page-context.ts'

type Save = Omit<Ask<'saveSummary'>['body'], 'version' | 'sections'>
const WAIT = 1500

/**
 * Keeps what is typed and saves it by itself a moment after the last key. Sections that were not saved stay with the author,
 * whatever comes from the server; a page left before that asks first.
 */
export const useDraft = (id: string, summary: Summary) => {
  const client = useQueryClient()
  const save = useDo('saveSummary', ['listSummaries'])
  const edits = useRef(new Map<string, unknown>())
  /** The title as typed and not yet saved. */
  const [typed, setTyped] = useState<string | null>(null)
  const title = useRef(typed)
  title.current = typed
  const [dirty, setDirty] = useState(false)
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const version = useRef(summary.version)
  version.current = summary.version

  const keep = useCallback(
    (answer: Summary) => {
      version.current = Math.max(version.current, answer.version)
      client.setQueryData<Summary>(['getSummary', { params: { id } }], (known) => newerOf(known, answer))
    },
    [client, id],
  )
  /** Everything unsaved, and what else is to be said (answers, ticks, a cut-off). */
  const send = useCallback(
    (more: Save = {}) => {
      const sections = [...edits.current].map(([key, doc]) => ({ key, doc }))
      const sent = title.current
      const named = sent !== null && sent.trim().length >= 2 ? { title: sent } : {}
      save.mutate(
        { params: { id }, body: { version: version.current, sections, ...named, ...more } },
        {
          onSuccess: (answer) => {
            for (const s of sections) if (edits.current.get(s.key) === s.doc) edits.current.delete(s.key)
            // Typed on while it was being saved: that is still to come.
            if (title.current === sent) setTyped(null)
            setDirty(edits.current.size > 0 || title.current !== sent)
            setSavedAt(new Date().toTimeString().slice(0, 5))
            keep(answer)
          },
          // Somebody else saved: ask for the newest version, so that saving again goes through with these words.
          onError: (error) => {
            if (error.code === 'conflict') void client.refetchQueries({ queryKey: ['getSummary'] })
          },
        },
      )
    },
    [client, id, keep, save.mutate],
  )
  useEffect(() => {
    if (!dirty || save.isPending || save.error) return
    const timer = setTimeout(() => send(), WAIT)
    return () => clearTimeout(timer)
  }, [dirty, send, save.isPending, save.error])

  const latest = useRef(send)
  latest.current = send
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (edits.current.size > 0 || title.current !== null) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => {
      window.removeEventListener('beforeunload', ask)
      if (edits.current.size > 0 || title.current !== null) latest.current()
    }
  }, [])

  return {
    title: typed ?? summary.title,
    setTitle: (text: string) => {
      setTyped(text)
      if (save.error) save.reset()
      if (text.trim().length >= 2) setDirty(true)
    },
    edit: (key: string, doc: unknown) => {
      edits.current.set(key, doc)
      if (save.error) save.reset()
      setDirty(true)
    },
    forget: (key: string) => edits.current.delete(key),
    unsaved: (key: string) => edits.current.has(key),
    send,
    keep,
    state: save.isPending ? ('saving' as const) : dirty ? ('unsaved' as const) : ('saved' as const),
    savedAt,
    error: save.error,
  }
}
