import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Ask } from '../../client/call.ts'
import { useDo } from '../../client/queries.ts'
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
  const [title, setTitle] = useState(summary.title)
  const [dirty, setDirty] = useState(false)
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const version = useRef(summary.version)
  version.current = summary.version

  const keep = useCallback(
    (answer: Summary) => {
      version.current = answer.version
      client.setQueryData(['getSummary', { params: { id } }], answer)
    },
    [client, id],
  )
  /** Everything unsaved, and what else is to be said (answers, ticks, a cut-off). */
  const send = useCallback(
    (more: Save = {}) => {
      const sections = [...edits.current].map(([key, doc]) => ({ key, doc }))
      save.mutate(
        { params: { id }, body: { version: version.current, title, sections, ...more } },
        {
          onSuccess: (answer) => {
            for (const s of sections) if (edits.current.get(s.key) === s.doc) edits.current.delete(s.key)
            setDirty(edits.current.size > 0)
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
    [client, id, keep, save.mutate, title],
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
      if (edits.current.size > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => {
      window.removeEventListener('beforeunload', ask)
      if (edits.current.size > 0) latest.current()
    }
  }, [])

  return {
    title,
    setTitle: (text: string) => {
      setTitle(text)
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
